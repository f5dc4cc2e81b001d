/* bcryptprimitives.dll, which is in Windows 10 but not in Wine 8: returns random bytes. */
unsigned char __stdcall SystemFunction036(void *to, unsigned long size); /* RtlGenRandom */

__declspec(dllexport) int ProcessPrng(unsigned char *to, unsigned long long size)
{
    while (size > 0) {
        unsigned long part = size > 1 << 28 ? 1 << 28 : (unsigned long)size;
        if (!SystemFunction036(to, part))
            return 0;
        to += part;
        size -= part;
    }
    return 1;
}
