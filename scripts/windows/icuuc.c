/* icuuc.dll, which is in Windows 10 but not in Wine 8. Qt calls it for text encodings that Qt
   does not know; this one knows none. */
#define EXPORT __declspec(dllexport)
#define REFUSE(error) if (error && *error <= 0) *error = 16 /* U_UNSUPPORTED_ERROR */

EXPORT void *ucnv_open(const char *name, int *error) { REFUSE(error); return 0; }
EXPORT void ucnv_close(void *converter) {}
EXPORT void ucnv_reset(void *converter) {}
EXPORT signed char ucnv_getMaxCharSize(void *converter) { return 1; }
EXPORT const char *ucnv_getName(void *converter, int *error) { REFUSE(error); return 0; }
EXPORT void UCNV_FROM_U_CALLBACK_SUBSTITUTE(void) {}
EXPORT void UCNV_TO_U_CALLBACK_SUBSTITUTE(void) {}
EXPORT void ucnv_getToUCallBack(void *converter, void **action, void **context) { *action = *context = 0; }
EXPORT void ucnv_getFromUCallBack(void *converter, void **action, void **context) { *action = *context = 0; }
EXPORT void ucnv_setToUCallBack(void *converter, void *action, void *context, void **old_action,
                                void **old_context, int *error) { REFUSE(error); }
EXPORT void ucnv_setFromUCallBack(void *converter, void *action, void *context, void **old_action,
                                  void **old_context, int *error) { REFUSE(error); }
EXPORT void ucnv_cbToUWriteUChars(void *arguments, void *source, int length, int offset, int *error) { REFUSE(error); }
EXPORT void ucnv_cbFromUWriteUChars(void *arguments, void *source, void *end, int offset, int *error) { REFUSE(error); }
EXPORT void ucnv_toUnicode(void *converter, void *target, void *target_end, void *source, void *source_end,
                           void *offsets, char flush, int *error) { REFUSE(error); }
EXPORT void ucnv_fromUnicode(void *converter, void *target, void *target_end, void *source, void *source_end,
                             void *offsets, char flush, int *error) { REFUSE(error); }
EXPORT int ucnv_toUCountPending(void *converter, int *error) { return 0; }
EXPORT int ucnv_fromUCountPending(void *converter, int *error) { return 0; }
EXPORT const char *ucnv_getStandardName(const char *name, const char *standard, int *error) { REFUSE(error); return 0; }
EXPORT const char *ucnv_getAvailableName(int number) { return 0; }
EXPORT int ucnv_countAvailable(void) { return 0; }
