// libarchive.h — libarchive, loaded when the first archive is opened.
//
// What:   archive_library() is the table of its functions that we call; load_archive_library() fills it.
// Why:    As with libxml2 (xpath/libxml.h, which has the figures): Debian's libarchive brings libxml2 and ICU, which
//         every run of `beian check` would map and bind, and hardly one reads an archive.
// Ours:   dlopen by the name that its binary interface has. The types of the functions are the headers' own.
//
// Names in archives are text in some encoding, and libarchive converts them by the thread's locale: in the C locale a
// Chinese name is lost. ArchiveLocale makes it UTF-8 for as long as it lives, in this thread alone.
#pragma once
#include <archive.h>
#include <archive_entry.h>
#include <locale.h>

#include "base/result.h"

namespace beian {

struct ArchiveLibrary {
#define BEIAN_ARCHIVE_FUNCTION(name) decltype(&::name) name = nullptr;
#include "archive/libarchive_functions.inc"
#undef BEIAN_ARCHIVE_FUNCTION
};

// Loads it, once, from any thread.
Status load_archive_library();

// Only behind a load_archive_library() that had no error.
const ArchiveLibrary& archive_library();

class ArchiveLocale {
 public:
  ArchiveLocale();
  ~ArchiveLocale();
  ArchiveLocale(const ArchiveLocale&) = delete;
  ArchiveLocale& operator=(const ArchiveLocale&) = delete;

 private:
  locale_t before_;
};

}  // namespace beian
