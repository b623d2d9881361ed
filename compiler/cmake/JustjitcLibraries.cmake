# jj_libraries(TARGET COMMAND...): puts into a program the objects of the modules of runtime/library.def that this Python has, compiled by a justjitc without them.
file(READ ${CMAKE_SOURCE_DIR}/runtime/library.def _rows)
string(REGEX MATCHALL "JJ_LIBRARY\\(\"[a-z_.]+\"" _rows "${_rows}")
list(TRANSFORM _rows REPLACE "JJ_LIBRARY\\(\"([a-z_.]+)\"" "\\1")
set(JJ_LIBRARIES ${_rows} CACHE INTERNAL "")
set_property(DIRECTORY ${CMAKE_SOURCE_DIR} APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/runtime/library.def)
execute_process(COMMAND "${JJ_PYTHON_EXECUTABLE}" -I -c "import sysconfig; print(sysconfig.get_path('stdlib'))"
  OUTPUT_VARIABLE JJ_PYTHON_STDLIB OUTPUT_STRIP_TRAILING_WHITESPACE COMMAND_ERROR_IS_FATAL ANY)

function(jj_libraries target)
  set(folder ${CMAKE_BINARY_DIR}/libraries)
  file(MAKE_DIRECTORY ${folder})
  set(objects)
  foreach(module ${JJ_LIBRARIES})
    string(REPLACE "." "/" path ${module})
    set(source ${JJ_PYTHON_STDLIB}/${path}.py)
    if(NOT EXISTS ${source})
      set(source ${JJ_PYTHON_STDLIB}/${path}/__init__.py)
    endif()
    if(NOT EXISTS ${source})
      continue()
    endif()
    add_custom_command(OUTPUT ${folder}/${module}.o
      COMMAND ${ARGN} --no-config --make-library --module-name=${module} -o ${folder}/${module}.o ${source}
      DEPENDS ${source} ${JJ_BARE} COMMENT "library: ${module}" VERBATIM)
    list(APPEND objects ${folder}/${module}.o)
  endforeach()
  set(archive ${folder}/libraries.a)
  add_custom_command(OUTPUT ${archive}
    COMMAND ${CMAKE_COMMAND} -E rm -f ${archive}
    COMMAND ${JJ_LLVM_AR} qcsDL ${archive} ${objects}
    DEPENDS ${objects} COMMENT "library: archive" VERBATIM)
  add_custom_target(jj_library_files DEPENDS ${archive})
  jj_embed(${target} jj_library_archive ${archive})
  add_dependencies(${target} jj_library_files)
endfunction()
