/* Stand-in for mscms.dll, for Wine only: it never goes into the package.

   Qt asks each screen for its colour profile. Wine's own mscms.dll ends the program when it is
   asked; here no screen has a profile, as on a computer where nobody installed one. */

#include <windows.h>

#define EXPORT __declspec(dllexport)

static void *no_profile(DWORD reason)
{
    SetLastError(reason);
    return NULL;
}

EXPORT HANDLE WINAPI OpenColorProfileW(void *profile, DWORD access, DWORD sharing, DWORD creation)
{
    return no_profile(ERROR_FILE_NOT_FOUND);
}

EXPORT HANDLE WINAPI WcsOpenColorProfileW(void *device, void *appearance, void *mapping,
                                          DWORD access, DWORD sharing, DWORD creation, DWORD flags)
{
    return no_profile(ERROR_FILE_NOT_FOUND);
}

EXPORT HANDLE WINAPI WcsCreateIccProfile(HANDLE profile, DWORD options)
{
    return no_profile(ERROR_NOT_SUPPORTED);
}

EXPORT BOOL WINAPI CloseColorProfile(HANDLE profile) { return TRUE; }

EXPORT BOOL WINAPI GetColorProfileFromHandle(HANDLE profile, BYTE *content, DWORD *size)
{
    if (size)
        *size = 0;
    return no_profile(ERROR_INVALID_HANDLE) != NULL;
}

EXPORT BOOL WINAPI WcsGetDefaultColorProfile(int scope, const WCHAR *device, int type, int subtype,
                                             DWORD id, DWORD size, WCHAR *name)
{
    return no_profile(ERROR_FILE_NOT_FOUND) != NULL;
}

EXPORT BOOL WINAPI WcsGetDefaultColorProfileSize(int scope, const WCHAR *device, int type,
                                                 int subtype, DWORD id, DWORD *size)
{
    return no_profile(ERROR_FILE_NOT_FOUND) != NULL;
}

EXPORT BOOL WINAPI GetColorDirectoryW(const WCHAR *machine, WCHAR *folder, DWORD *size)
{
    return no_profile(ERROR_FILE_NOT_FOUND) != NULL;
}
