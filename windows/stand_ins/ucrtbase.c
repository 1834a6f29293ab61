/* Stand-in for ucrtbase.dll, for Wine only: it never goes into the package.

   numpy does not load without the complex functions of C, which Wine's own ucrtbase.dll names but
   has not. Here they are those of mingw; windows/machine.py hands every other name on to Wine's.
   The long double of Windows is a double. */

#include <complex.h>

typedef struct { float re, im; } Single;
typedef struct { double re, im; } Double;

#define IN(number, type) __builtin_complex((type)(number).re, (type)(number).im)
#define OUT(kind, value) kind result = {creal(value), cimag(value)}; return result

#define ONE(name) \
    Single own_##name##f(Single x) { float complex y = name##f(IN(x, float)); OUT(Single, y); } \
    Double own_##name(Double x) { double complex y = name(IN(x, double)); OUT(Double, y); } \
    Double own_##name##l(Double x) { return own_##name(x); }

#define TWO(name) \
    Single own_##name##f(Single x, Single z) \
    { float complex y = name##f(IN(x, float), IN(z, float)); OUT(Single, y); } \
    Double own_##name(Double x, Double z) \
    { double complex y = name(IN(x, double), IN(z, double)); OUT(Double, y); } \
    Double own_##name##l(Double x, Double z) { return own_##name(x, z); }

#define REAL(name) \
    float own_##name##f(Single x) { return name##f(IN(x, float)); } \
    double own_##name(Double x) { return name(IN(x, double)); } \
    double own_##name##l(Double x) { return own_##name(x); }

REAL(cabs)
REAL(carg)
REAL(cimag)
REAL(creal)
ONE(cacos)
ONE(cacosh)
ONE(casin)
ONE(casinh)
ONE(catan)
ONE(catanh)
ONE(ccos)
ONE(ccosh)
ONE(cexp)
ONE(clog)
ONE(conj)
ONE(cproj)
ONE(csin)
ONE(csinh)
ONE(csqrt)
ONE(ctan)
ONE(ctanh)
TWO(cpow)
