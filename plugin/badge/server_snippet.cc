#include "badge/server_snippet.h"

#include "badge/render.h"

namespace beian {
namespace {

// nginx reads a token into a buffer of 4,096 bytes.
constexpr std::size_t kLongestToken = 2000;

constexpr Text2 kNginx = {
    R"(# The filing badge, for a site whose pages are made on request. Into `server` or `location`: include beian.conf;
# nginx does not read HTML, it looks for the text </body>. So:
#  - The first </body> of an answer is taken, even one in a script or a code sample. Where your pages have such, put a mark of your
#    own into the layout and search for that, or for more of how your pages end: '</body></html>'.
#  - A page without </body> gets no badge, and one that shows the numbers already gets them twice.
#  - sub_filter_once on: "off" would put a badge in front of every </body>.
#  - A compressed answer holds no </body> that nginx could see, so the upstream is asked for plain ones. One proxy_set_header here
#    hides all of the outer level: repeat those (Host, X-Forwarded-For). For FastCGI instead: fastcgi_param HTTP_ACCEPT_ENCODING "";
#    Files of gzip_static are not seen either. nginx may still compress what it sends.
#  - Only text/html, and what sub_filter_types names.
#  - Content-Length, ranges, Last-Modified and ETag go, so nothing is answered with 304. sub_filter_last_modified on; keeps
#    Last-Modified, and then a changed badge is not seen before the page changes.
#  - An answer that is streamed stays so; nginx holds back only what may be the beginning of </body>.
#  - A Content-Security-Policy without style 'unsafe-inline' drops the badge's styles: --badge-style none with --badge-class.
# Proof: curl -s https://your-site/ | beian check --stdin-filename index.html
)",
    R"(# 备案信息，用于按请求生成页面的网站。放进 server 或 location：include beian.conf;
# nginx 不解析 HTML，只查找文字 </body>，因此：
#  - 取响应中的第一个 </body>，哪怕它在脚本或代码示例里。页面中有这种情况时，请在布局里放一个自己的记号并改为查找它，
#    或查找页面结尾更长的一段：'</body></html>'。
#  - 没有 </body> 的页面不会有备案信息；已显示备案号的页面会出现两份。
#  - sub_filter_once on：写成 off 会在每个 </body> 前都插入一份。
#  - 压缩过的响应里 nginx 看不到 </body>，所以要求上游发送未压缩的内容。这里写了一条 proxy_set_header，外层的就全部失效：
#    请在此重写（Host、X-Forwarded-For）。FastCGI 则写：fastcgi_param HTTP_ACCEPT_ENCODING "";
#    gzip_static 的文件同样看不到。nginx 发给访客的内容仍可压缩。
#  - 只处理 text/html，以及 sub_filter_types 列出的类型。
#  - Content-Length、断点续传、Last-Modified 和 ETag 会去掉，因此不再有 304。sub_filter_last_modified on; 可保留
#    Last-Modified，但备案信息改动后，要等页面改动才能看到。
#  - 流式响应仍是流式的；nginx 只扣留可能是 </body> 开头的部分。
#  - Content-Security-Policy 不含 style 'unsafe-inline' 时样式无效：请用 --badge-style none 加 --badge-class。
# 验证：curl -s https://您的网站/ | beian check --stdin-filename index.html
)"};

constexpr Text2 kCaddy = {
    R"(# The filing badge, for a site whose pages are made on request. It needs Caddy with the plugin replace-response:
#   xcaddy build --with github.com/caddyserver/replace-response
# and, in the global options at the top of the Caddyfile:   order replace after encode
# The rest goes into the site's block. The plugin does not read HTML, it looks for the text </body>. So:
#  - Every </body> of an answer is taken, even one in a script or a code sample. Where your pages have such, put a mark of your own
#    into the layout and search for that.
#  - A page without </body>, or with </BODY>, gets no badge, and one that shows the numbers already gets them twice.
#  - Only text/html, as `match` says; a plugin that does not know `match` is an old one.
#  - A compressed answer holds no </body>: reverse_proxy needs the line   header_up Accept-Encoding identity
#  - Answers are held back until they are whole. Write "replace stream {" for a site that streams; Content-Length goes then.
#  - A Content-Security-Policy without style 'unsafe-inline' drops the badge's styles: --badge-style none with --badge-class.
# Proof: curl -s https://your-site/ | beian check --stdin-filename index.html
)",
    R"(# 备案信息，用于按请求生成页面的网站。需要带 replace-response 插件的 Caddy：
#   xcaddy build --with github.com/caddyserver/replace-response
# 并在 Caddyfile 顶部的全局选项中写：order replace after encode
# 其余放进站点块。插件不解析 HTML，只查找文字 </body>，因此：
#  - 响应中的每个 </body> 都会被替换，哪怕它在脚本或代码示例里。页面中有这种情况时，请在布局里放一个自己的记号并改为查找它。
#  - 没有 </body>（或写作 </BODY>）的页面不会有备案信息；已显示备案号的页面会出现两份。
#  - 只处理 text/html（见 match）；不认识 match 的是旧版插件。
#  - 压缩过的响应里没有 </body>：reverse_proxy 中需要一行 header_up Accept-Encoding identity
#  - 响应完整之后才会发出。流式网站请写“replace stream {”，此时没有 Content-Length。
#  - Content-Security-Policy 不含 style 'unsafe-inline' 时样式无效：请用 --badge-style none 加 --badge-class。
# 验证：curl -s https://您的网站/ | beian check --stdin-filename index.html
)"};

constexpr Text2 kWorker = {
    R"(// The filing badge, for a site whose pages are made on request: a worker in front of it (Cloudflare Workers; EdgeOne
// functions where the runtime has HTMLRewriter).
// HTMLRewriter reads HTML as a browser does, so a </body> in a script or a code sample is not taken. Where the page has no </body>
// the badge stands at its end; a page that already holds a badge of beian stays as it is. Pages that show the numbers without
// beian's help get them twice: leave these out in fetch below.
// A Content-Security-Policy without style 'unsafe-inline' drops the badge's styles: --badge-style none with --badge-class.
// Proof: curl -s https://your-site/ | beian check --stdin-filename index.html
)",
    R"(// 备案信息，用于按请求生成页面的网站：放在它前面的 worker（Cloudflare Workers；运行环境提供 HTMLRewriter 时也可用于 EdgeOne 边缘函数）。
// HTMLRewriter 像浏览器一样解析 HTML，不会误取脚本或代码示例里的 </body>。页面没有 </body> 时备案信息放在末尾；
// 已有 beian 备案信息的页面不变。不靠 beian 就已显示备案号的页面会出现两份：请在下面的 fetch 中排除。
// Content-Security-Policy 不含 style 'unsafe-inline' 时样式无效：请用 --badge-style none 加 --badge-class。
// 验证：curl -s https://您的网站/ | beian check --stdin-filename index.html
)"};

constexpr std::string_view kWorkerCode = R"(
export function withBadge(response) {
  const type = response.headers.get("content-type") || "";
  if (!response.body || !/^\s*(text\/html|application\/xhtml\+xml)\b/i.test(type)) return response;
  let there = false;
  return new HTMLRewriter()
    .on("[data-beian]", {
      element() {
        there = true;
      },
    })
    .on("body", {
      element(body) {
        body.onEndTag((end) => {
          if (!there) end.before(BADGE, { html: true });
          there = true;
        });
      },
    })
    .onDocument({
      end(end) {
        if (!there) end.append(BADGE, { html: true });
      },
    })
    .transform(response);
}
)";

constexpr Text2 kWorkerEntry = {
    R"(
// EdgeOne functions have no modules; there, without the words `export`, and in the place of what follows:
//   addEventListener("fetch", (event) => event.respondWith(fetch(event.request).then(withBadge)));
export default {
  async fetch(request) {
    return withBadge(await fetch(request));
  },
};
)",
    R"(
// EdgeOne 边缘函数没有模块：请去掉 `export`，并用下面一行代替其后的内容：
//   addEventListener("fetch", (event) => event.respondWith(fetch(event.request).then(withBadge)));
export default {
  async fetch(request) {
    return withBadge(await fetch(request));
  },
};
)"};

std::string reference(char c) {
  return "&#" + std::to_string(static_cast<unsigned>(static_cast<unsigned char>(c))) + ";";
}

// A badge that is longer than a token may be comes in pieces, each a variable. They are cut before they are escaped.
std::string nginx(const std::string& badge) {
  const std::string found = badge + "</body>";
  std::string variables;
  std::string value = nginx_string(found);
  if (value.size() > kLongestToken) {
    value.clear();
    std::size_t n = 0;
    for (std::size_t at = 0; at < found.size(); at += kLongestToken / 5) {  // one byte becomes five at most: &#36;
      const std::string name = "$beian_" + std::to_string(++n);
      variables += "set " + name + " " + nginx_string(std::string_view(found).substr(at, kLongestToken / 5)) + ";\n";
      value += name;
    }
    value = "'" + value + "'";
  }
  return "proxy_set_header Accept-Encoding \"\";\nsub_filter_once on;\nsub_filter_types application/xhtml+xml;\n" +
         variables + "sub_filter '</body>' " + value + ";\n";
}

std::string caddy(const std::string& badge) {
  return "replace {\n\tmatch {\n\t\theader Content-Type text/html*\n\t}\n\t`</body>` " +
         caddy_string(badge + "</body>") + "\n}\n";
}

}  // namespace

std::string nginx_string(std::string_view markup) {
  std::string out = "'";
  for (const char c : markup) {
    if (c == '$') {
      out += reference(c);
    } else {
      if (c == '\'' || c == '\\') out += '\\';
      out += c;
    }
  }
  return out + "'";
}

// Between backticks Caddy's lexer knows no escape; { and \ mean something to what reads the string after it.
std::string caddy_string(std::string_view markup) {
  std::string out = "`";
  for (const char c : markup) {
    if (c == '`' || c == '{' || c == '}' || c == '\\') {
      out += reference(c);
    } else {
      out += c;
    }
  }
  return out + "`";
}

// "</" is written "<\/", so that the worker may also stand in a page.
std::string script_string(std::string_view markup) {
  std::string out = "\"";
  for (const char c : markup) {
    if (c == '\n') {
      out += "\\n";
    } else if (static_cast<unsigned char>(c) < 0x20) {
      constexpr std::string_view kDigits = "0123456789abcdef";
      const auto byte = static_cast<unsigned char>(c);
      out += "\\x";
      out += kDigits[byte >> 4u];
      out += kDigits[byte & 15u];
    } else {
      if (c == '"' || c == '\\' || (c == '/' && out.back() == '<')) out += '\\';
      out += c;
    }
  }
  return out + "\"";
}

std::string server_snippet(const Policy& policy, Server server, Language language) {
  BadgeContent content;
  content.icp = policy.icp;
  content.gongan = policy.gongan;
  content.owner = true;
  content.ascii_only = true;
  content.icon_src = policy.icon.data_uri;
  content.style = policy.style == BadgeStyle::none ? BadgeStyle::none : BadgeStyle::attributes;
  const std::string badge(render_badge(policy, content).bytes());
  switch (server) {
    case Server::nginx: return std::string(kNginx.in(language)) + nginx(badge);
    case Server::caddy: return std::string(kCaddy.in(language)) + caddy(badge);
    case Server::worker: break;
  }
  return std::string(kWorker.in(language)) + "const BADGE = " + script_string(badge) + ";\n" +
         std::string(kWorkerCode) + std::string(kWorkerEntry.in(language));
}

}  // namespace beian
