# Writes OUTPUT, a .cc with the text of every file of PAGES: cmake -DOUTPUT=FILE "-DPAGES=a.md;b.md" -P rule_pages.cmake
#
# The pages are part of the program, so `beian explain` needs nothing beside it. They are copied by the build, and again
# whenever one changes: a copy kept by hand would be wrong one day. A page's rule is its file's name.
set(out "// Made by rule_pages.cmake.\n#include \"report/rule_pages.h\"\n\nnamespace beian {\nnamespace {\n\n")
string(APPEND out "constexpr RulePage kPages[] = {\n")
foreach(page IN LISTS PAGES)
  file(READ "${page}" text)
  if(text MATCHES "\\)beian\"")
    message(FATAL_ERROR "${page} holds )beian\", which ends the literal that it is put into.")
  endif()
  get_filename_component(id "${page}" NAME_WE)
  string(REPLACE "_" "-" id "${id}")
  string(REGEX REPLACE ".*/plugin/" "plugin/" file "${page}")
  string(APPEND out "    {\"${id}\", R\"beian(${text})beian\", \"${file}\"},\n")
endforeach()
string(APPEND out "};\n\n}  // namespace\n\nstd::span<const RulePage> rule_pages() {\n  return kPages;\n}\n\n}  // namespace beian\n")
file(WRITE "${OUTPUT}" "${out}")
