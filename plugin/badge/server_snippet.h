// server_snippet.h — the badge for pages that no build writes: what a server or an edge worker puts into its answers.
//
// What:   A piece of configuration for nginx (sub_filter) or Caddy (the plugin replace-response), or a worker with
//         HTMLRewriter (Cloudflare Workers, EdgeOne), with the whole badge in it and its limits as comments.
// Why:    Where pages are made on request there is no folder to run on; the number is asked for all the same.
// Naive:  sub_filter '</body>' '<div …>' with the badge pasted in. A ' ends the string; $ is a variable, and nginx has
//         no escape for it; a token beyond 4,096 bytes (an icon in the page) is refused; { is a placeholder to Caddy.
// Ours:   The badge is ASCII, so the page's encoding does not matter, and what a syntax cannot hold is written as
//         HTML's own character reference: the visitor's browser reads &#36; as $. (A badge has no raw text: no script
//         and no style element, see site/badge_template.h.)
//
//   server_snippet(policy, Server::nginx, Language::en)   → "# …\nsub_filter '</body>' '<div data-beian
//   …></div></body>';\n"
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

#include "base/message.h"
#include "rules/policy.h"

namespace beian {

enum class Server : std::uint8_t { nginx, caddy, worker };  // in the order of the choices of --for

// Ends with a line break. `policy` has a number to show, and its style is not the sheet: no answer could link it.
std::string server_snippet(const Policy& policy, Server server, Language language);

// Markup as a string of each syntax, with its quotes. `markup` is ASCII without raw text.
std::string nginx_string(std::string_view markup);
std::string caddy_string(std::string_view markup);
std::string script_string(std::string_view markup);

}  // namespace beian
