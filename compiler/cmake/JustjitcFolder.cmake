# jj_folder(NAME SOURCES ... LINKS ...): a folder of compiler/ as the library jj_NAME.
# Its headers are reached as "NAME/x.h" through an include directory that holds this folder alone, so that a folder
# sees only those it links to: the arrows of the design cannot be reversed without editing a CMakeLists.txt.
function(jj_folder name)
  cmake_parse_arguments(ARG "" "" "SOURCES;LINKS;PRIVATE_LINKS" ${ARGN})
  set(dir ${CMAKE_BINARY_DIR}/arrows/${name})
  file(MAKE_DIRECTORY ${dir})
  file(CREATE_LINK ${CMAKE_CURRENT_SOURCE_DIR} ${dir}/${name} SYMBOLIC)
  add_library(jj_${name} STATIC ${ARG_SOURCES})
  target_include_directories(jj_${name} PUBLIC ${dir})
  target_link_libraries(jj_${name} PUBLIC ${ARG_LINKS} PRIVATE ${ARG_PRIVATE_LINKS})
endfunction()
