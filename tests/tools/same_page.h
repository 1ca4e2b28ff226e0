// same_page.h — the first difference between two outlines of one page, as words; empty where there is none.
#pragma once
#include <string>

#include "html/page.h"

namespace beian {

template <class A, class B>
bool differs(std::string& out, const char* what, const A& a, const B& b) {
  if (!out.empty() || a == b) return false;
  out = what;
  return true;
}

inline bool same_token(const Token& a, const Token& b) {
  return a.kind == b.kind && a.state == b.state && a.tag == b.tag && a.self_closing == b.self_closing &&
         a.delimited == b.delimited && a.span == b.span && a.name == b.name;
}
inline bool same_place(const Place& a, const Place& b) {
  return a.kind == b.kind && a.offset == b.offset && a.phrasing == b.phrasing;
}

// The elements around a place, compared from the innermost outwards: two outlines may number them differently.
inline bool same_elements(const Page& a, std::int32_t i, const Page& b, std::int32_t j) {
  while (i >= 0 && j >= 0) {
    const OpenElement& x = a.elements[static_cast<std::size_t>(i)];
    const OpenElement& y = b.elements[static_cast<std::size_t>(j)];
    if (x.tag != y.tag || !same_token(x.token, y.token)) return false;
    i = x.parent;
    j = y.parent;
  }
  return (i < 0) == (j < 0);
}

inline std::string difference(const Page& a, const Page& b) {
  std::string out;
  differs(out, "number of links", a.links.size(), b.links.size());
  differs(out, "number of pieces", a.pieces.size(), b.pieces.size());
  differs(out, "number of runs", a.runs.size(), b.runs.size());
  differs(out, "number of badges", a.own_badges.size(), b.own_badges.size());
  differs(out, "number of footers", a.footers.size(), b.footers.size());
  differs(out, "number of sheets", a.sheets.size(), b.sheets.size());
  differs(out, "number of elements", a.elements.size(), b.elements.size());
  differs(out, "a place at the end of the body", a.has_body_end, b.has_body_end);
  differs(out, "why there is none", a.no_body_end, b.no_body_end);
  differs(out, "base", a.has_base, b.has_base);
  differs(out, "first text", a.first_text, b.first_text);
  differs(out, "app", a.app, b.app);
  differs(out, "document tags", a.has_document_tags, b.has_document_tags);
  differs(out, "ignored", a.ignored, b.ignored);
  differs(out, "csp", a.csp, b.csp);
  differs(out, "amp", a.amp, b.amp);
  differs(out, "refresh", a.has_refresh, b.has_refresh);
  differs(out, "refresh target", a.refresh_target, b.refresh_target);
  differs(out, "late charset", a.late_charset, b.late_charset);
  differs(out, "late charset's tag", a.late_charset_tag, b.late_charset_tag);
  differs(out, "text looked for", a.shows_text, b.shows_text);
  differs(out, "displayed characters", a.shown_characters, b.shown_characters);
  if (!out.empty()) return out;
  for (std::size_t i = 0; i < a.links.size(); ++i) {
    differs(out, "a link", a.links[i].tag, b.links[i].tag);
    differs(out, "a link's address", a.links[i].href, b.links[i].href);
    differs(out, "a link's attribute", a.links[i].href_attribute, b.links[i].href_attribute);
  }
  for (std::size_t i = 0; i < a.pieces.size(); ++i) {
    const TextPiece& x = a.pieces[i];
    const TextPiece& y = b.pieces[i];
    const bool same = same_token(x.token, y.token) && x.link == y.link && x.where == y.where &&
                      same_elements(a, x.element, b, y.element);
    differs(out, "a piece of text", same, true);
  }
  for (std::size_t i = 0; i < a.runs.size(); ++i) {
    differs(out, "a run's begin", a.runs[i].begin, b.runs[i].begin);
    differs(out, "a run's pieces", a.runs[i].first, b.runs[i].first);
    differs(out, "a run's last piece", a.runs[i].last, b.runs[i].last);
  }
  for (std::size_t i = 0; i < a.own_badges.size(); ++i) {
    const OwnBadge& x = a.own_badges[i];
    const OwnBadge& y = b.own_badges[i];
    differs(out, "a badge", x.span, y.span);
    differs(out, "where a badge stands", x.where, y.where);
    differs(out, "a badge's root", x.phrasing, y.phrasing);
    differs(out, "text behind a badge", x.text_behind, y.text_behind);
  }
  const auto place = [&](const char* what, const Place& x, const Place& y) {
    differs(out, what, same_place(x, y) && same_elements(a, x.element, b, y.element), true);
  };
  for (std::size_t i = 0; i < a.footers.size(); ++i) place("a footer", a.footers[i], b.footers[i]);
  place("the end of the body", a.body_end, b.body_end);
  for (std::size_t i = 0; i < a.sheets.size(); ++i) {
    differs(out, "a sheet's tag", same_token(a.sheets[i].tag, b.sheets[i].tag), true);
    differs(out, "a sheet's text", a.sheets[i].text, b.sheets[i].text);
    differs(out, "a sheet's kind", a.sheets[i].link, b.sheets[i].link);
  }
  return out;
}

}  // namespace beian
