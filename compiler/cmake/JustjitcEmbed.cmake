# jj_embed(TARGET SYMBOL FILE): puts a file that jj_runtime_files makes into a library, as bytes from SYMBOL to SYMBOL_end.
function(jj_embed target symbol file)
  set(source ${CMAKE_CURRENT_BINARY_DIR}/${symbol}.S)
  file(CONFIGURE OUTPUT ${source} CONTENT [[
.section .rodata,"a",@progbits
.globl @symbol@, @symbol@_end
.balign 16
@symbol@:
.incbin "@file@"
@symbol@_end:
.byte 0
.section .note.GNU-stack,"",@progbits
]] @ONLY)
  set_source_files_properties(${source} PROPERTIES OBJECT_DEPENDS ${file})
  target_sources(${target} PRIVATE ${source})
  add_dependencies(${target} jj_runtime_files)
endfunction()
