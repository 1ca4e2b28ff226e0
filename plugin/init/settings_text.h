// settings_text.h — the beian.toml that `beian init` writes: what was found, where, and what else can be said.
//
// A first config is read more often than any page of the manual, so each line says what it is for; what is not known
// yet stands there as a comment, ready to be filled in.
#pragma once
#include <string>

#include "base/message.h"
#include "init/project.h"

namespace beian::init {

// `schema`: the file for editors that the first line names; empty: none.
std::string settings_text(const Project& project, Language language, const std::string& schema);

// "Hexo (_config.yml), theme butterfly (_config.yml:88)"; what was found, for a person.
std::string project_words(const Project& project, Language language);

}  // namespace beian::init
