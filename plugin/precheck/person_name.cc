#include "precheck/person_name.h"

#include <algorithm>
#include <array>
#include <vector>

#include "base/utf8.h"
#include "precheck/han.h"
#include "precheck/subject_name.h"

namespace beian::precheck {
namespace {

constexpr std::size_t kLongest = 25;  // characters, dots included
constexpr std::size_t kUsualWithoutDot = 4;

constexpr std::string_view kAddresses[] = {"先生", "女士",   "小姐",   "太太", "夫人", "老师", "经理", "总监",
                                           "主任", "院长",   "校长",   "医生", "师傅", "同学", "老板", "教授",
                                           "律师", "总经理", "董事长", "主管", "店长", "阿姨", "大哥", "书记"};
constexpr std::string_view kRoles[] = {"负责人", "法人", "法定代表人", "站长",   "管理员", "客服", "网管",    "联系人",
                                       "经办人", "股东", "董事",       "编辑",   "站务",   "运营", "技术部",  "财务",
                                       "市场部", "人事", "行政部",     "销售部", "办公室", "部门", "技术支持"};
constexpr std::string_view kGenerics[] = {"个人", "本人", "匿名", "无名", "无",   "暂无", "没有",
                                          "不详", "保密", "用户", "测试", "姓名", "名字", "真实姓名",
                                          "网友", "游客", "自己", "我",   "同上", "如上", "见上"};
constexpr std::string_view kStandIns[] = {"张三", "李四", "王五", "赵六", "张三丰", "李雷", "韩梅梅", "小明", "路人甲"};
constexpr std::string_view kCompanyParts[] = {"公司",   "集团", "工作室", "事务所", "学校", "学院", "协会", "基金会",
                                              "委员会", "超市", "酒店",   "医院",   "银行", "科技", "网络", "商行"};
// Surnames before which 小, 老 or 阿 makes a form of address.
constexpr std::string_view kCommonSurnames[] = {"王", "李", "张", "刘", "陈", "杨", "黄", "赵", "吴", "周", "徐",
                                                "孙", "马", "朱", "胡", "郭", "何", "林", "高", "罗", "郑", "梁",
                                                "谢", "宋", "唐", "许", "韩", "冯", "邓", "曹", "彭", "曾", "萧",
                                                "田", "董", "袁", "潘", "于", "蒋", "蔡", "余", "杜"};

template <class List>
bool has_any(std::string_view name, const List& words) {
  return std::any_of(std::begin(words), std::end(words),
                     [&](std::string_view word) { return name.find(word) != std::string_view::npos; });
}
template <class List>
bool is_any(std::string_view name, const List& words) {
  return std::find(std::begin(words), std::end(words), name) != std::end(words);
}
template <class List>
bool ends_with_any(std::string_view name, const List& words) {
  return std::any_of(std::begin(words), std::end(words), [&](std::string_view word) { return name.ends_with(word); });
}

bool is_address(std::string_view name, std::size_t characters) {
  if (ends_with_any(name, kAddresses)) return true;
  if (characters != 2) return false;
  if (name.ends_with("总") || name.ends_with("工") || name.ends_with("某") || name.ends_with("姐") ||
      name.ends_with("哥")) {
    return true;
  }
  for (const std::string_view before : {"小", "老", "阿"}) {
    if (name.starts_with(before) && is_any(name.substr(before.size()), kCommonSurnames)) return true;
  }
  return false;
}

struct Counts {
  std::size_t all = 0;
  std::size_t han = 0;
  std::size_t dots = 0;      // ·
  std::size_t odd_dots = 0;  // what people type for it
  std::size_t digits = 0;
  std::size_t letters = 0;
  std::size_t spaces = 0;
  std::size_t other = 0;
  bool edge_dot = false;
};

Counts count(std::string_view name) {
  Counts out;
  bool last_dot = false;
  for (std::size_t i = 0; i < name.size();) {
    const Decoded d = decode_utf8(name, i);
    i += d.size;
    ++out.all;
    const char32_t c = d.ch;
    const bool odd = c == '.' || c == 0xff0e || c == 0x30fb || c == 0x2022 || c == 0x2027 || c == 0x22c5;
    const bool dot = c == 0xb7 || odd;
    if (dot && (out.all == 1 || last_dot)) out.edge_dot = true;
    last_dot = dot;
    if (is_han(c)) {
      ++out.han;
    } else if (dot) {
      ++(odd ? out.odd_dots : out.dots);
    } else if ((c >= '0' && c <= '9') || (c >= 0xff10 && c <= 0xff19)) {
      ++out.digits;
    } else if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= 0xff21 && c <= 0xff5a) ||
               (c >= 0xc0 && c <= 0x24f) || (c >= 0x370 && c <= 0x52f)) {
      ++out.letters;
    } else if (c == ' ' || c == 0xa0 || c == 0x3000 || c == '\t') {
      ++out.spaces;
    } else {
      ++out.other;
    }
  }
  out.edge_dot = out.edge_dot || last_dot;
  return out;
}

}  // namespace

NameFlaw name_flaw(std::string_view name) {
  const Counts c = count(name);
  if (c.all == c.spaces) return NameFlaw::empty;
  if (name.find("某") != std::string_view::npos || is_placeholder(name) || is_any(name, kStandIns)) {
    return NameFlaw::placeholder;
  }
  if (c.digits > 0) return NameFlaw::digits;
  if (c.letters > 0) return NameFlaw::letters;
  if (c.other > 0 || c.edge_dot) return NameFlaw::symbols;
  if (is_any(name, kGenerics)) return NameFlaw::generic;
  if (has_any(name, kCompanyParts)) return NameFlaw::company;
  if (is_address(name, c.all)) return NameFlaw::address;
  if (has_any(name, kRoles)) return NameFlaw::role;
  if (c.spaces > 0) return NameFlaw::spaces;
  if (c.han < 2) return NameFlaw::single;
  if (c.all > kLongest) return NameFlaw::too_long;
  if (c.odd_dots > 0) return NameFlaw::odd_dot;
  if (c.dots == 0 && c.han > kUsualWithoutDot) return c.han > 12 ? NameFlaw::too_long : NameFlaw::no_dot;
  return NameFlaw::none;
}

Text2 name_flaw_words(NameFlaw flaw) {
  switch (flaw) {
    case NameFlaw::none: break;
    case NameFlaw::odd_dot: return {"the dot between its parts is not ·", "间隔号不是“·”"};
    case NameFlaw::no_dot: return {"it is long, and has no · between its parts", "较长而没有间隔号“·”"};
    case NameFlaw::empty: return {"it is empty", "为空"};
    case NameFlaw::placeholder: return {"it stands for somebody else's", "是占位的名字"};
    case NameFlaw::address: return {"it is a form of address", "是称呼，不是姓名"};
    case NameFlaw::role: return {"it is a role, not a person", "是职务或部门，不是人名"};
    case NameFlaw::generic: return {"it names nobody", "没有说是谁"};
    case NameFlaw::company: return {"it is a unit's name", "是单位名称"};
    case NameFlaw::digits: return {"it has digits", "含有数字"};
    case NameFlaw::letters: return {"it has letters", "含有字母"};
    case NameFlaw::single: return {"it is one character", "只有一个字"};
    case NameFlaw::spaces: return {"it has spaces", "含有空格"};
    case NameFlaw::too_long: return {"it is longer than any name", "过长"};
    case NameFlaw::symbols: return {"it has signs that no name has", "含有姓名中没有的符号"};
  }
  return {"", ""};
}

}  // namespace beian::precheck
