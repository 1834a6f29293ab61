/* Stand-in for icuuc.dll, for Wine only: it never goes into the package.

   Windows 10 brings the converters of ICU, Wine does not, and Qt6Core.dll does not load without
   these names. Qt uses them for text in encodings that are neither UTF nor Latin-1; here every
   such encoding is unknown. */

typedef int Status;
enum { UNSUPPORTED = 16 };

#define EXPORT __declspec(dllexport)

static void refuse(Status *status)
{
    if (status && *status <= 0)
        *status = UNSUPPORTED;
}

EXPORT void UCNV_FROM_U_CALLBACK_SUBSTITUTE(void) {}
EXPORT void UCNV_TO_U_CALLBACK_SUBSTITUTE(void) {}

EXPORT void *ucnv_open(const char *name, Status *status) { refuse(status); return 0; }
EXPORT void ucnv_close(void *converter) {}
EXPORT void ucnv_reset(void *converter) {}

EXPORT int ucnv_countAvailable(void) { return 0; }
EXPORT const char *ucnv_getAvailableName(int number) { return 0; }
EXPORT const char *ucnv_getName(void *converter, Status *status) { refuse(status); return 0; }
EXPORT const char *ucnv_getStandardName(const char *name, const char *standard, Status *status)
{
    refuse(status);
    return 0;
}
EXPORT signed char ucnv_getMaxCharSize(void *converter) { return 1; }

EXPORT int ucnv_fromUCountPending(void *converter, Status *status) { refuse(status); return 0; }
EXPORT int ucnv_toUCountPending(void *converter, Status *status) { refuse(status); return 0; }

EXPORT void ucnv_fromUnicode(void *converter, char **target, const char *target_end,
                             const void **source, const void *source_end, int *offsets,
                             signed char flush, Status *status)
{
    refuse(status);
}
EXPORT void ucnv_toUnicode(void *converter, void **target, const void *target_end,
                           const char **source, const char *source_end, int *offsets,
                           signed char flush, Status *status)
{
    refuse(status);
}

EXPORT void ucnv_getFromUCallBack(void *converter, void **action, const void **context)
{
    *action = 0;
    *context = 0;
}
EXPORT void ucnv_getToUCallBack(void *converter, void **action, const void **context)
{
    *action = 0;
    *context = 0;
}
EXPORT void ucnv_setFromUCallBack(void *converter, void *action, const void *context,
                                  void **old_action, const void **old_context, Status *status)
{
    refuse(status);
}
EXPORT void ucnv_setToUCallBack(void *converter, void *action, const void *context,
                                void **old_action, const void **old_context, Status *status)
{
    refuse(status);
}

EXPORT void ucnv_cbFromUWriteUChars(void *arguments, const void **source, const void *source_end,
                                    int offset, Status *status)
{
    refuse(status);
}
EXPORT void ucnv_cbToUWriteUChars(void *arguments, const void *source, int length, int offset,
                                  Status *status)
{
    refuse(status);
}
