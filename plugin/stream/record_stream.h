// record_stream.h — pages as records, one JSON object a line: for pages that lie in object storage or a table.
//
//   in    {"path":"a/b.html","html":"<!doctype html>…"}          or "base64" in the place of "html"; "id" if you like
//   out   {"path":"a/b.html","changed":true,"skipped":false,"html":"…","findings":[…]}     check has no page
//         {"path":"line 7","error":"…"}                          a record that could not be done; the others are
//
// What:   One record out for each record in, in the same order, so that whoever pipes pages through can zip the two.
// Why:    Spark, Dask and the like hold a site as a table of pages and hand each worker a part; none of them wants a
//         folder.
// Naive:  One process a page. Starting it costs more than the page.
// Ours:   The pipeline reads on while it works, and gives back at once what is done when no more is to be had: a caller
//         that writes one record and waits for it gets it. docs/streams.md is the contract.
//
// `html` is the page in UTF-8; one in another encoding goes as base64, and comes back so.
#pragma once
#include <atomic>
#include <deque>
#include <memory>
#include <mutex>
#include <string>

#include "page_exchange.h"
#include "report/output.h"

namespace beian {

class RecordStream : public PageExchange {
 public:
  // Reads from the handle `in`. `pages_back`: inject. `stop` ends the reading; may be null.
  RecordStream(int in, std::unique_ptr<Output> out, std::unique_ptr<Disk> disk, bool pages_back, Language language,
               const std::atomic<bool>* stop);

  Disk& disk() override { return *disk_; }
  bool next(GivenPage& out) override;
  bool waits() override;
  void done(const GivenPage& page, const PageResult& result) override;
  Status finish(RunOutcome& outcome) override;

 private:
  struct Record {    // what a page does not carry itself
    std::string id;  // as JSON; empty: none
    bool base64 = false;
  };
  bool fill();
  bool next_line(std::string& out, bool& too_long);
  Status read_record(std::string_view line, GivenPage& out, Record& record) const;

  const int in_;
  const std::unique_ptr<Output> out_;
  const std::unique_ptr<Disk> disk_;
  const bool pages_back_;
  const Language language_;
  const std::atomic<bool>* const stop_;
  std::string buffer_;
  std::size_t at_ = 0;  // where the next line begins in it
  bool ended_ = false;
  int failed_ = 0;  // errno of a read
  std::size_t line_ = 0;
  std::mutex mutex_;            // guards records_
  std::deque<Record> records_;  // of the pages on their way
};

}  // namespace beian
