// provinces.cc — a province is one row.
//
// The ministry (ICP) and the police (gongan) write the same province with the same letter but for Sichuan, Guizhou and
// Gansu. The naive table, the letters of licence plates, is the police's column only and so rejects every ICP number of
// those three. The last column holds letters that belong to neither registry and that people write all the same (秦 for
// 陕).
//
//   province_by_icp_letter("蜀") → 51 四川     province_by_gongan_letter("蜀") → null province_by_other_letter("秦") →
//   61 陕西
#include "number/provinces.h"

namespace beian {
namespace {

constexpr Province kProvinces[] = {
    {11, "北京", "京", "京", ""},   {12, "天津", "津", "津", ""},   {13, "河北", "冀", "冀", ""},
    {14, "山西", "晋", "晋", ""},   {15, "内蒙古", "蒙", "蒙", ""}, {21, "辽宁", "辽", "辽", ""},
    {22, "吉林", "吉", "吉", ""},   {23, "黑龙江", "黑", "黑", ""}, {31, "上海", "沪", "沪", ""},
    {32, "江苏", "苏", "苏", ""},   {33, "浙江", "浙", "浙", ""},   {34, "安徽", "皖", "皖", ""},
    {35, "福建", "闽", "闽", ""},   {36, "江西", "赣", "赣", ""},   {37, "山东", "鲁", "鲁", ""},
    {41, "河南", "豫", "豫", ""},   {42, "湖北", "鄂", "鄂", ""},   {43, "湖南", "湘", "湘", ""},
    {44, "广东", "粤", "粤", ""},   {45, "广西", "桂", "桂", ""},   {46, "海南", "琼", "琼", ""},
    {50, "重庆", "渝", "渝", ""},   {51, "四川", "蜀", "川", ""},   {52, "贵州", "黔", "贵", ""},
    {53, "云南", "滇", "滇", "云"}, {54, "西藏", "藏", "藏", ""},   {61, "陕西", "陕", "陕", "秦"},
    {62, "甘肃", "陇", "甘", ""},   {63, "青海", "青", "青", ""},   {64, "宁夏", "宁", "宁", ""},
    {65, "新疆", "新", "新", ""},   {66, "兵团", "", "兵", ""},
};

const Province* find(std::string_view letter, std::string_view Province::*column) {
  if (letter.empty()) return nullptr;
  for (const Province& p : kProvinces) {
    if (p.*column == letter) return &p;
  }
  return nullptr;
}

}  // namespace

std::span<const Province> provinces() {
  return kProvinces;
}

const Province* province_by_code(int code) {
  for (const Province& p : kProvinces) {
    if (p.code == code) return &p;
  }
  return nullptr;
}

const Province* province_by_icp_letter(std::string_view letter) {
  return find(letter, &Province::icp);
}
const Province* province_by_gongan_letter(std::string_view letter) {
  return find(letter, &Province::gongan);
}
const Province* province_by_other_letter(std::string_view letter) {
  return find(letter, &Province::other);
}

}  // namespace beian
