# Run as a script (-DNM= -DOBJECTS= -DBITCODE= -DTABLE= -DVARIABLES= -DNAMES=): all functions of the runtime that generated code could call, in order of
# their names, as the table of module/module_start.cpp and as the list of names that codegen counts in; and all variables that inlined code (BITCODE) reads.
# The table also says which build it is. VARIABLES is for libraries without a runtime: the variables alone.
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
set(room)
foreach(variable ${variables})
  string(REGEX MATCH "^([^ ]+) . [^ ]+ ([^ ]+)" unused "${variable}")
  set(name ${CMAKE_MATCH_1})
  set(size 0x${CMAKE_MATCH_2})
  list(FIND read ${name} found)
  if(found EQUAL -1 AND NOT name MATCHES "^jj_entries_(low|size)$")
    continue()
  endif()
  string(APPEND places "  \".long ${name} - ., ${size}\\n\"\n")
  string(APPEND room "  \".globl ${name}\\n.hidden ${name}\\n.balign 16\\n${name}: .zero ${size}\\n\"\n")
endforeach()
set(section "  \".section .rodata.jj_shared,\\\"a\\\"\\n\"\n  \".balign 8\\n\"\n")
set(variables "  \".globl jj_shared_variables\\n\"\n  \".hidden jj_shared_variables\\n\"\n  \"jj_shared_variables:\\n\"\n${places}  \".long 0, 0\\n\"\n")
set(name "const char jj_runtime_build[] = \"justjitc.copy.${build}\";\n")
file(WRITE ${TABLE} "// Made by shared_functions.cmake.
__asm__(
${section}  \".globl jj_shared_functions\\n\"
  \".hidden jj_shared_functions\\n\"
  \"jj_shared_functions:\\n\"
${functions}${variables});
${name}")
file(WRITE ${VARIABLES} "// Made by shared_functions.cmake.
__asm__(
  \".section .bss.jj_shared,\\\"aw\\\",@nobits\\n\"
${room}${section}${variables});
${name}")
file(WRITE ${NAMES}.new "${list}")
file(COPY_FILE ${NAMES}.new ${NAMES} ONLY_IF_DIFFERENT)
