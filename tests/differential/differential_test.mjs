// The judges judged: what they must accept, and what they must not.
import assert from "node:assert/strict";
import test from "node:test";
import { parser } from "./pages.mjs";

const parse5 = await parser();
const { judge } = await import("./judge.mjs");
const { contexts } = await import("./contexts.mjs");

const BADGE = '<div data-beian style="text-align:center"><a href="https://beian.miit.gov.cn/">&#20140;ICP&#22791;2024990001&#21495;-1</a></div>';
const page = (body, tail = "</body></html>") => `<!DOCTYPE html><html><head><title>t</title></head><body>${body}${tail}`;
const ask = (before, after, repairs) => judge(parse5, Buffer.from(before, "latin1"), Buffer.from(after, "latin1"), repairs);

function accepts(name, before, after, parent, position = "last", repairs = false) {
  test(`accepts: ${name}`, () => assert.deepEqual(ask(before, after, repairs), { kind: "changed", place: { name: parent, position } }));
}
function refuses(name, before, after, reason) {
  test(`refuses: ${name}`, () => {
    const { kind, reason: given } = ask(before, after);
    assert.equal(kind, "unexplained");
    assert.match(given, reason);
  });
}

accepts("a badge at the end of body", page("<p>x</p>"), page(`<p>x</p>${BADGE}`), "body");
accepts("a badge in the footer", page("<footer>x</footer>\n"), page(`<footer>x${BADGE}</footer>\n`), "footer");
accepts("a badge in something in the footer", page("<footer><div>x</div></footer>"), page(`<footer><div>x${BADGE}</div></footer>`), "footer … div");
accepts("a badge between two texts", page("x\ny"), page(`x\n${BADGE}y`), "body", "before #text");
accepts("a badge before white space and a comment", page("x"), page(`x${BADGE}\n<!-- end -->`).replace("\n<!-- end -->", ""), "body");
accepts("no end tags", page("<p>x</p>", ""), page(`<p>x</p>${BADGE}`, ""), "body");
accepts("a byte order mark", `\xef\xbb\xbf${page("x")}`, `\xef\xbb\xbf${page(`x${BADGE}`)}`, "body");
accepts("CRLF", page("\r\n<p>x\r\n</p>\r\n"), page(`\r\n<p>x\r\n</p>\r\n${BADGE}`), "body");
accepts("bytes that are no UTF-8", page("\xbe\xa9\xff<p>\x80</p>"), page(`\xbe\xa9\xff<p>\x80</p>${BADGE}`), "body");
accepts("a new badge for an old one", page(`x<div data-beian>old</div>`), page(`x${BADGE}`), "body");

refuses("nothing but a changed byte", page("x"), page("y"), /0 elements/);
refuses("two badges", page("x"), page(`x${BADGE}${BADGE}`), /2 elements/);
refuses("a badge in a comment", page("x"), page(`x<!--${BADGE}-->`), /0 elements/);
refuses("a badge in a script's string", page("<script>'</body>'</script>"), page(`<script>'${BADGE}</body>'</script>`), /0 elements/);
refuses("a badge that splits a paragraph", page("<p>x<b>y</b></p>"), page(`<p>x${BADGE}<b>y</b></p>`), /in (body|p)|became/);
refuses("a badge that a table throws out", page("<table><tr><td>x</table>"), page(`<table><tr>${BADGE}<td>x</table>`), /thrown out before table/);
refuses("an open <a> that takes the badge's link", page("<a href=x>y"), page(`<a href=x>y${BADGE}`), /what is open around the badge changes it/);
refuses("another text", page("<p>x</p>"), page(`<p>y</p>${BADGE}`), /text "x" became "y"/);
refuses("another attribute", page("<p id=a>x</p>"), page(`<p id=b>x</p>${BADGE}`), /id="a" became id="b"/);
refuses("a lost comment", page("<!--c-->x"), page(`x${BADGE}`), /became/);
refuses("another doctype", page("x"), page(`x${BADGE}`).replace("html", 'html PUBLIC "-//W3C//DTD HTML 3.2//EN"'), /mode|doctype/);
refuses("another content of a template", page("<template><p>x</template>"), page(`<template><p>y</template>${BADGE}`), /text "x" became "y"/);
refuses("the same tree from other bytes", page("<p>x</p>"), page(`<P>x</p>${BADGE}`), /bytes outside the badge/);
refuses("white space outside the badge", page("<p>x</p>"), page(`<p >x</p>${BADGE}`), /bytes outside the badge/);

test("a page that did not change", () => {
  assert.equal(ask(page("x"), page("x")).kind, "unchanged");
  assert.equal(ask(page(`x${BADGE}`), page(`x${BADGE}`)).kind, "unchanged, with a badge");
  assert.equal(ask(page("<!-- data-beian -->"), page("<!-- data-beian -->")).kind, "unchanged");
});
test("a page that is gone, or new", () => {
  assert.match(judge(parse5, Buffer.from("x"), null).reason, /gone/);
  assert.match(judge(parse5, null, Buffer.from("x")).reason, /new/);
});
test("repairs, where they are allowed", () => {
  const before = page('<a href="http://www.miitbeian.gov.cn/">ICP 2024990001 -1</a>');
  const after = page(`<a href="https://beian.miit.gov.cn/">ICP2024990001-1</a>${BADGE}`);
  assert.deepEqual(ask(before, after, true), { kind: "changed and repaired", place: { name: "body", position: "last" }, repairs: 2 });
  assert.equal(ask(before, after).kind, "unexplained");
  assert.equal(ask(before, after.replace("beian.miit", "evil"), true).kind, "unexplained");
});
test("a tree a hundred thousand deep", () => {
  const deep = "<div>".repeat(100_000);
  assert.equal(ask(page(deep), page(deep + BADGE)).kind, "changed");
});

const lines = (text, withMode) => {
  const found = [];
  contexts(parse5, Buffer.from(text, "latin1"), (line) => found.push(line.trimEnd().split("\t")), withMode);
  return found;
};
test("contexts: offsets, depths and hashes", () => {
  assert.deepEqual(lines("\r\n<html>\r\n<BODY><p\r\n>x</p>"), [
    ["2", "S", "html", "1", "a61df91d35b2ee24"],
    ["10", "S", "body", "2", "e0dc0572f8bf71ca"],
    ["16", "S", "p", "3", "5ac179a9c06f3f3e"],
    ["22", "E", "p", "2", "e0dc0572f8bf71ca"],
  ]);
});
test("contexts: a token that is processed again is one line", () => {
  assert.deepEqual(lines("<table>x</table><table>x<tr>").map((line) => line.slice(1, 4).join(" ")), ["S table 3", "E table 2", "S table 3", "S tr 5"]);
});
test("contexts: what parse5 does otherwise than the standard is made right", () => {
  const depths = (text) => lines(text).map((line) => line.slice(1, 4).join(" ")).slice(-1)[0];
  assert.equal(depths("<table><tr><template><tr></tbody>"), "E tbody 7");
  assert.equal(depths("<table><tr></tfoot>"), "E tfoot 5");
  assert.equal(depths("<table><tr></tbody>"), "E tbody 3");
});
test("contexts: every tag is found where it is, beyond parse5's buffer and behind CRLF", () => {
  const piece = "<p title='a\r\nb'>x\r\n\r\n<b>y</b>\r&#13;&amp;\r\n<svg><foreignObject/></svg></p>\r\n";
  const text = piece.repeat(5000);
  const offsets = lines(text).map((line) => Number(line[0]));
  const wanted = [...text.matchAll(/<\/?[a-z]/gi)].map((match) => match.index);
  assert.deepEqual(offsets, wanted);
});
