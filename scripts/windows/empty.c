/* The code of python3.dll: none. Its list of names sends each call on to python311.dll. */
int __stdcall DllMain(void *module, unsigned reason, void *reserved)
{
    return 1;
}
