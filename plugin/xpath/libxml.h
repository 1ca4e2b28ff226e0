// libxml.h — libxml2, loaded when the first XPath is asked for.
//
// What:   libxml() is the table of the functions of libxml2 that we call; load_libxml() fills it.
// Why:    Debian's libxml2 brings ICU, 31 MB that the loader of programs would map and bind before main(), on every run
//         of `beian check`, of which hardly one asks for an XPath. `beian --version`, linked and loaded: 10.5 and 9.8
//         million instructions (callgrind), 6.4 and 5.0 MB resident.
// Naive:  Linking it, and paying at each start; or a plug-in of our own beside the program, which then is no longer one
//         file.
// Ours:   dlopen of the library by the name that its binary interface has (libxml2.so.2, from 2.14 on libxml2.so.16),
//         chosen by the headers that we are compiled with, so the structures that we read are those that it writes. The
//         types of the functions are the headers' own. It stays loaded until the program ends.
//
//   if (Status missing = load_libxml("rule “login”")) return *missing;
//   xmlDoc* doc = libxml().xmlNewDoc(…);
#pragma once
#include <libxml/parser.h>
#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>

#include <string>

#include "base/result.h"

namespace beian::xpath {

struct LibXml {
#define BEIAN_LIBXML_FUNCTION(name) decltype(&::name) name = nullptr;
#include "xpath/libxml_functions.inc"
#undef BEIAN_LIBXML_FUNCTION
};

// Loads it, once, from any thread. The error, if it cannot be loaded, begins with `where`.
Status load_libxml(const std::string& where);

// Only behind a load_libxml() that had no error.
const LibXml& libxml();

}  // namespace beian::xpath
