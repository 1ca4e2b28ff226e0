# What stands behind beian.h: the core, what reads a config's text, and what says a finding. In: plugin, the folder.
file(GLOB abi_sources CONFIGURE_DEPENDS ${plugin}/base/*.cc ${plugin}/text/*.cc ${plugin}/css/*.cc ${plugin}/html/*.cc ${plugin}/select/*.cc ${plugin}/number/*.cc
  ${plugin}/badge/*.cc ${plugin}/rules/*.cc ${plugin}/rules/*/*.cc ${plugin}/edit/*.cc ${plugin}/abi/*.cc)
foreach(name badge_template command_table config did_you_mean glob icon_file image_size option_table options page_facts page_policies placement_selector set_option
        setting_file_trouble settings snippet template_check toml_excerpt toml_text trouble unknown_name)
  list(APPEND abi_sources ${plugin}/site/${name}.cc)
endforeach()
foreach(name excerpt json_text located page_shape)
  list(APPEND abi_sources ${plugin}/report/${name}.cc)
endforeach()
# XPath needs libxml2, and the surface takes nothing along: a setting that asks for it is refused by name.
list(APPEND abi_sources ${plugin}/xpath/absent.cc)
