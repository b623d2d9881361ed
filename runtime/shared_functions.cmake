# Run as a script (-DNM= -DOBJECTS= -DBITCODE= -DTABLE= -DNAMES=): all functions of the runtime that generated code could call, in order of
# their names, as the table of module/module_start.cpp and as the list of names that codegen counts in; and all variables that inlined code (BITCODE) reads.
# The table also says which build it is.
execute_process(COMMAND ${NM} --defined-only --extern-only --format=posix ${OBJECTS}
                OUTPUT_VARIABLE symbols COMMAND_ERROR_IS_FATAL ANY)
string(REGEX MATCHALL "(^|\n)(JIT|jj_)[A-Za-z0-9_]+ T " names "${symbols}")
list(TRANSFORM names REPLACE "\n| T " "")
list(SORT names)
execute_process(COMMAND ${NM} --undefined-only --just-symbol-name ${BITCODE} OUTPUT_VARIABLE read COMMAND_ERROR_IS_FATAL ANY)
string(REGEX MATCHALL "jj_[A-Za-z0-9_]+" read "${read}")
string(REGEX MATCHALL "(^|\n)jj_[A-Za-z0-9_]+ [BD] [0-9a-f]+ [0-9a-f]+" variables "${symbols}")
list(TRANSFORM variables REPLACE "\n" "")
list(SORT variables)
set(build)
foreach(object ${OBJECTS})
  file(SHA256 ${object} hash)
  string(APPEND build ${hash})
endforeach()
string(SHA256 build "${build}")
# Distances, not addresses: a library that does not run its copy then has nothing here to relocate. C cannot say them.
set(functions)
set(list)
foreach(name ${names})
  string(APPEND functions "  \".long ${name} - jj_shared_functions\\n\"\n")
  string(APPEND list "JJ_SHARED_FUNCTION(${name})\n")
endforeach()
set(places)
foreach(variable ${variables})
  string(REGEX MATCH "^([^ ]+) . [^ ]+ ([^ ]+)" unused "${variable}")
  list(FIND read "${CMAKE_MATCH_1}" found)
  if(found EQUAL -1)
    continue()
  endif()
  string(APPEND places "  \".long ${CMAKE_MATCH_1} - ., 0x${CMAKE_MATCH_2}\\n\"\n")
endforeach()
file(WRITE ${TABLE} "// Made by shared_functions.cmake.
__asm__(
  \".section .rodata.jj_shared,\\\"a\\\"\\n\"
  \".balign 8\\n\"
  \".globl jj_shared_functions, jj_shared_variables\\n\"
  \".hidden jj_shared_functions, jj_shared_variables\\n\"
  \"jj_shared_functions:\\n\"
${functions}
  \"jj_shared_variables:\\n\"
${places}
  \".long 0, 0\\n\");
const char jj_runtime_build[] = \"${build}\";
")
file(WRITE ${NAMES}.new "${list}")
file(COPY_FILE ${NAMES}.new ${NAMES} ONLY_IF_DIFFERENT)
