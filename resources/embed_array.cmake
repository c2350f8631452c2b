# cmake -DIN=file -DNAME=symbol -DOUT=file.cpp -P embed_array.cmake: the bytes of IN as the array
# NAME, for compilers whose assembler has no .incbin (MSVC).
file(READ "${IN}" hex HEX)
string(REGEX REPLACE "(................................)" "\\1\n" hex "${hex}")
string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," hex "${hex}")
file(WRITE "${OUT}" "extern \"C\" {
extern const unsigned char ${NAME}[];
alignas(64) const unsigned char ${NAME}[] = {
${hex}
};
}
")
