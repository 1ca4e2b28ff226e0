// domain_name.h — a name as people write it, and the main domain that the form wants.
//
// What:   Takes "https://www.云杉里.com/shop" apart, and names the registrable part of its host: 云杉里.com, which on
// the
//         wire is xn--….
// Why:    Where a main domain begins is not to be seen from dots: example.com.cn is one, example.co.uk is one, com.cn
// is
//         none. Only the public suffix list knows.
// Naive:  The last two labels: com.cn.
// Ours:   libpsl with the list that it was built with: nothing is downloaded, nothing is read at run time.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

namespace beian::precheck {

struct DomainName {
  bool is_name = false;     // a host name with at least two labels that could be in the DNS
  bool has_scheme = false;  // what was written beside the host
  bool has_port = false;
  bool has_path = false;
  bool has_user = false;    // an e-mail address, most likely
  bool is_address = false;  // an IP address
  bool is_suffix = false;   // "com.cn": nobody's domain
  std::string host;         // ASCII (xn--…), lower case
  std::string shown;        // the same in Unicode
  std::string main;         // registrable part, ASCII; empty where there is none
  std::string main_shown;   // the same in Unicode

  bool is_idn() const { return host != shown; }
};

DomainName read_domain(std::string_view text);

}  // namespace beian::precheck
