// block_marks.h — the short strings that the mark kernels look for, as tables of nibbles.
//
// A bucket is three sets of bytes: a candidate is a byte of the first set in front of one of the second and one of the
// third. A table look-up of a vector has 16 rows, so a set is asked by its bytes' low and high nibbles apart; where the
// two do not determine the byte there are false candidates, and whoever reads them looks again. Eight buckets share one
// pass: each is a bit of the tables' bytes.
//
// No standard header is included here and no function is defined that is not constexpr: this is compiled for several
// instruction sets, and the linker keeps one copy of an inline function.
#pragma once
#include <cstdint>

namespace beian::marks {

struct Bucket {
  const char* first;
  const char* second;
  const char* third;
};

// 备 備; 证 證 証; Ｉ ｉ Ａ Ｂ ａ ｂ in UTF-8; ICP and IPC, one white space allowed in between; A1. B2- B2_ …; &#
inline constexpr Bucket kTriggers[] = {{"\xe5", "\xa4\x82", "\x87\x99"},
                                       {"\xe8", "\xaf\xad\xa8", "\x81\x89\xbc"},
                                       {"\xef", "\xbc\xbd", "\xa9\xa1\xa2\x89\x81\x82"},
                                       {"iI", "cC", "pP "},
                                       {"iI", "pP ", "cCpP "},
                                       {"aAbB", "12",
                                        "-_. &\x80\x90\xa0\xb0\xc0\xd0\xe0\xf0\x81\x82\x83\x84\x85\x86\x87\x88\x89\x8a"
                                        "\x8b\x8c\x8d\x8e\x8f"},
                                       {"&", "#", "0123456789xX"}};

// data-beian, data-sveltekit-, data-server-rendered; ids of app roots; footer; contentinfo; references that could spell
// one of these
inline constexpr Bucket kNeedles[] = {{"aA", "-", "bBsS"}, {" \t\n\f\r\"'=", "_", "_"}, {"f", "o", "o"},
                                      {"iI", "nN", "fF"},  {"&", "#", "0123456789xX"},  {"&", "l", "o"},
                                      {"&", "U", "n"}};

struct NibbleTables {
  // [position][low or high nibble][nibble]
  alignas(16) unsigned char rows[3][2][16] = {};
};

template <int n>
constexpr NibbleTables make_tables(const Bucket (&buckets)[n]) {
  NibbleTables out;
  for (int b = 0; b < n; ++b) {
    const char* sets[3] = {buckets[b].first, buckets[b].second, buckets[b].third};
    for (int p = 0; p < 3; ++p) {
      for (const char* c = sets[p]; *c != 0; ++c) {
        const auto byte = static_cast<unsigned char>(*c);
        out.rows[p][0][byte & 15] = static_cast<unsigned char>(out.rows[p][0][byte & 15] | (1 << b));
        out.rows[p][1][byte >> 4] = static_cast<unsigned char>(out.rows[p][1][byte >> 4] | (1 << b));
      }
    }
  }
  return out;
}

inline constexpr NibbleTables kTriggerTables = make_tables(kTriggers);
inline constexpr NibbleTables kNeedleTables = make_tables(kNeedles);

}  // namespace beian::marks
