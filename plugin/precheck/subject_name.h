// subject_name.h — what the name of a company, school, association … says about itself.
//
// The end of a registered name names its legal form: …有限公司, …学校, …协会. So the kind that the form asks for can be
// held against it. Some ends leave a choice (a 中心 may be a public institution or a business): then there are several
// kinds, and none of them is wrong.
#pragma once
#include <string_view>
#include <vector>

namespace beian::precheck {

// The kinds (ids of subject_kinds()) that `name` may be of, the likeliest first; empty: its end says nothing.
std::vector<std::string_view> kinds_of_name(std::string_view name);

enum class SubjectNameFlaw : unsigned char {
  none,
  placeholder,  // XX有限公司, 某某公司, [待填写]
  not_chinese,  // Latin letters or digits only: registered names are Chinese
  short_form,   // no legal form at its end: 云杉里茶业
  bare_form,    // nothing but the legal form: 有限公司
};

// For a unit's name; a person's is judged by person_name.h.
SubjectNameFlaw subject_name_flaw(std::string_view name);

}  // namespace beian::precheck
