// csp.h — what a Content-Security-Policy lets our badge do.
//
// What:   May a style attribute stand on the page, may it load a style sheet or a picture of its own site, may a
// picture
//         be a data: address? After CSP Level 3: directives fall back (style-src-attr, style-src, default-src), a nonce
//         or a hash takes 'unsafe-inline' its force, and of several policies all must allow.
// Why:    Under default-src 'self' a browser ignores every style attribute: a badge that lives on them loses its place.
// Ours:   Where the answer depends on what is not known here (the site's own host, by name), it is no.
#pragma once
#include <string_view>

namespace beian {

struct CspVerdict {
  bool style_attributes = true;
  bool own_sheets = true;
  bool own_images = true;
  bool data_images = true;
};

// `policies`: serialized policies, separated by commas; empty: all is allowed.
CspVerdict read_csp(std::string_view policies);

}  // namespace beian
