#include "site/packed.h"

#include <brotli/decode.h>
#include <brotli/encode.h>
#include <zlib.h>
#include <zstd.h>

#include <algorithm>
#include <cassert>
#include <new>

namespace beian {
namespace {

constexpr int kGzipLevel = 9;
constexpr int kBrotliLevel = 11;
constexpr int kZstdLevel = 19;
constexpr int kGzipWindow = 15 + 16;  // a gzip header, and the largest window
constexpr std::size_t kPiece = std::size_t{64} << 10;

auto* as_bytes(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

std::optional<std::string> unpack_gzip(std::string_view bytes, std::size_t most) {
  z_stream stream = {};
  if (inflateInit2(&stream, kGzipWindow) != Z_OK) return std::nullopt;
  stream.next_in = const_cast<unsigned char*>(as_bytes(bytes));  // zlib reads it only
  stream.avail_in = static_cast<uInt>(bytes.size());
  std::string out;
  int state = Z_OK;
  while (state == Z_OK && out.size() <= most) {
    const std::size_t had = out.size();
    out.resize(had + kPiece);
    stream.next_out = reinterpret_cast<unsigned char*>(out.data() + had);
    stream.avail_out = static_cast<uInt>(kPiece);
    state = inflate(&stream, Z_NO_FLUSH);
    out.resize(had + kPiece - stream.avail_out);
    // Several members, one behind the other, are one file.
    if (state == Z_STREAM_END && stream.avail_in > 0) state = inflateReset(&stream);
  }
  inflateEnd(&stream);
  if (state != Z_STREAM_END || out.size() > most) return std::nullopt;
  return out;
}

std::optional<std::string> unpack_brotli(std::string_view bytes, std::size_t most) {
  BrotliDecoderState* const state = BrotliDecoderCreateInstance(nullptr, nullptr, nullptr);
  if (state == nullptr) return std::nullopt;
  std::size_t left = bytes.size();
  const std::uint8_t* in = as_bytes(bytes);
  std::string out;
  BrotliDecoderResult result = BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT;
  while (result == BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT && out.size() <= most) {
    const std::size_t had = out.size();
    out.resize(had + kPiece);
    std::size_t room = kPiece;
    auto* to = reinterpret_cast<std::uint8_t*>(out.data() + had);
    result = BrotliDecoderDecompressStream(state, &left, &in, &room, &to, nullptr);
    out.resize(had + kPiece - room);
  }
  BrotliDecoderDestroyInstance(state);
  if (result != BROTLI_DECODER_RESULT_SUCCESS || left > 0 || out.size() > most) return std::nullopt;
  return out;
}

std::optional<std::string> unpack_zstd(std::string_view bytes, std::size_t most) {
  ZSTD_DStream* const stream = ZSTD_createDStream();
  if (stream == nullptr) return std::nullopt;
  ZSTD_inBuffer in = {bytes.data(), bytes.size(), 0};
  std::string out;
  std::size_t state = 1;
  while (out.size() <= most) {
    const std::size_t had = out.size();
    out.resize(had + kPiece);
    ZSTD_outBuffer to = {out.data() + had, kPiece, 0};
    state = ZSTD_decompressStream(stream, &to, &in);
    out.resize(had + to.pos);
    if (ZSTD_isError(state) != 0 || (in.pos == in.size && to.pos < kPiece)) break;
  }
  ZSTD_freeDStream(stream);
  if (state != 0 || in.pos != in.size || out.size() > most) return std::nullopt;
  return out;
}

std::string pack_gzip(std::string_view bytes) {
  z_stream stream = {};
  if (deflateInit2(&stream, kGzipLevel, Z_DEFLATED, kGzipWindow, 9, Z_DEFAULT_STRATEGY) != Z_OK) throw std::bad_alloc();
  std::string out(deflateBound(&stream, static_cast<uLong>(bytes.size())), '\0');
  stream.next_in = const_cast<unsigned char*>(as_bytes(bytes));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<unsigned char*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  [[maybe_unused]] const int state = deflate(&stream, Z_FINISH);
  assert(state == Z_STREAM_END);
  out.resize(out.size() - stream.avail_out);
  deflateEnd(&stream);
  return out;
}

std::string pack_brotli(std::string_view bytes) {
  std::size_t size = std::max<std::size_t>(BrotliEncoderMaxCompressedSize(bytes.size()), 1024);
  std::string out(size, '\0');
  const BROTLI_BOOL done = BrotliEncoderCompress(kBrotliLevel, BROTLI_DEFAULT_WINDOW, BROTLI_MODE_TEXT, bytes.size(),
                                                 as_bytes(bytes), &size, reinterpret_cast<std::uint8_t*>(out.data()));
  if (done == BROTLI_FALSE) throw std::bad_alloc();
  out.resize(size);
  return out;
}

std::string pack_zstd(std::string_view bytes) {
  std::string out(ZSTD_compressBound(bytes.size()), '\0');
  const std::size_t size = ZSTD_compress(out.data(), out.size(), bytes.data(), bytes.size(), kZstdLevel);
  if (ZSTD_isError(size) != 0) throw std::bad_alloc();
  out.resize(size);
  return out;
}

}  // namespace

std::string_view suffix_of(Coding coding) {
  return coding == Coding::gzip ? ".gz" : coding == Coding::brotli ? ".br" : ".zst";
}

TwinSet twin_of(std::string_view page, std::string_view name) {
  if (!name.starts_with(page)) return 0;
  name.remove_prefix(page.size());
  for (const Coding coding : kCodings) {
    if (name == suffix_of(coding)) return twin_bit(coding);
  }
  return 0;
}

std::optional<std::string> unpack(Coding coding, std::string_view bytes, std::size_t most) {
  switch (coding) {
    case Coding::gzip: return unpack_gzip(bytes, most);
    case Coding::brotli: return unpack_brotli(bytes, most);
    case Coding::zstd: return unpack_zstd(bytes, most);
  }
  return std::nullopt;
}

std::string pack(Coding coding, std::string_view bytes) {
  switch (coding) {
    case Coding::gzip: return pack_gzip(bytes);
    case Coding::brotli: return pack_brotli(bytes);
    case Coding::zstd: return pack_zstd(bytes);
  }
  return {};
}

}  // namespace beian
