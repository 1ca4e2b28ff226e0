// markdown_tree.h — what is done to the tree of a rule's page before it is shown elsewhere than in the repository.
#pragma once
#include <cmark.h>

namespace beian {

// Words in the place of links without a scheme: they lead to a file beside the page.
void unlink_relative(cmark_node* parent);

// Takes the heading away that the document begins with.
void take_title(cmark_node* document);

}  // namespace beian
