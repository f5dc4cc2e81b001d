/* python.exe, which is not in panda3d's wheel: calls Py_Main in python311.dll. */
#include <windows.h>

int wmain(int argc, wchar_t **argv)
{
    HMODULE python = LoadLibraryW(L"python311.dll");
    int (*run)(int, wchar_t **) = (void *)GetProcAddress(python, "Py_Main");
    return run ? run(argc, argv) : 125;
}
