/* python3.dll has no code of its own: its export list forwards each call to python311.dll. */
int __stdcall DllMain(void *module, unsigned reason, void *reserved)
{
    return 1;
}
