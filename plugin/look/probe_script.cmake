# Writes OUTPUT, a .cc with the text of SCRIPT: cmake -DOUTPUT=FILE -DSCRIPT=probe.js -P probe_script.cmake
file(READ "${SCRIPT}" text)
if(text MATCHES "\\)beian\"")
  message(FATAL_ERROR "${SCRIPT} holds )beian\", which ends the literal that it is put into.")
endif()
file(WRITE "${OUTPUT}" "// Made by probe_script.cmake.\n#include \"look/probe_script.h\"\n\nnamespace beian {\n\nstd::string_view probe_script() {\n  return R\"beian(${text})beian\";\n}\n\n}  // namespace beian\n")
