; Hilván's installer: for one person, without an administrator. Made by `python3 dev.py windows installer`,
; which gives VERSION, FOLDER (the packaged program), TARGET, ROOT and SIDE (the picture of the first page).
;
; It changes nothing but the program's own folder, its entry in the menu and its own keys. Office files,
; backups and settings are never inside the program's folder, and stay when it goes.

Unicode true
; The stub of 64 bits: the program is, and a Windows without 32-bit programs can install it.
Target amd64-unicode
ManifestDPIAware true
ManifestSupportedOS all
RequestExecutionLevel user
SetCompressor /SOLID lzma
; Both programs carry the same Python modules: far apart, they are packed once.
SetCompressorDictSize 64

!define APPLICATION "Hilvan"
!define KIND "Hilvan.Oficina"
!define ENDING ".hilvan"
!define CLASSES "Software\Classes"
!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\${APPLICATION}"
!define MENU_ENTRY "$SMPROGRAMS\Hilván.lnk"
!define UNINSTALLER "desinstalar.exe"
!define STILL_RUNNING 3

Name "Hilván"
OutFile "${TARGET}"
InstallDir "$LOCALAPPDATA\Programs\${APPLICATION}"
InstallDirRegKey HKCU "Software\${APPLICATION}" "Folder"
BrandingText "Hilván ${VERSION}"
ShowInstDetails nevershow
ShowUninstDetails nevershow

VIProductVersion "${VERSION}.0"
VIAddVersionKey /LANG=0 "ProductName" "Hilván"
VIAddVersionKey /LANG=0 "FileDescription" "Instalador de Hilván"
VIAddVersionKey /LANG=0 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=0 "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=0 "CompanyName" "Hilván"
VIAddVersionKey /LANG=0 "LegalCopyright" "MIT"

!include "MUI2.nsh"
!include "FileFunc.nsh"
!include "WinVer.nsh"
!include "x64.nsh"

!define MUI_ICON "${ROOT}/resources/icons/hilvan.ico"
!define MUI_UNICON "${ROOT}/resources/icons/hilvan.ico"
!define MUI_WELCOMEFINISHPAGE_BITMAP "${SIDE}"
!define MUI_ABORTWARNING
!define MUI_WELCOMEPAGE_TITLE "Instalar Hilván ${VERSION}"
!define MUI_WELCOMEPAGE_TEXT "Se instala para usted, en su carpeta de usuario: no hace falta permiso de administrador ni internet.$\r$\n$\r$\nSi ya tiene una versión anterior, la nueva ocupa su lugar. Sus archivos de oficina y sus copias de seguridad no se tocan."
!define MUI_FINISHPAGE_TITLE "Hilván está instalado"
!define MUI_FINISHPAGE_TEXT "Lo encuentra en el menú Inicio. También se abre con doble clic sobre un archivo de oficina (termina en .hilvan)."
!define MUI_FINISHPAGE_RUN "$INSTDIR\hilvan.exe"
!define MUI_FINISHPAGE_RUN_TEXT "Abrir Hilván ahora"
!define MUI_UNCONFIRMPAGE_TEXT_TOP "Se quita el programa. Sus archivos de oficina, las copias de seguridad y los ajustes se quedan donde están."
!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "Spanish"

; Windows lets nobody write into a program that runs.
!macro RequireClosed NAME
  retry_${NAME}:
  IfFileExists "$INSTDIR\${NAME}.exe" 0 closed_${NAME}
  ClearErrors
  FileOpen $0 "$INSTDIR\${NAME}.exe" a
  IfErrors 0 free_${NAME}
  MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "Hilván está abierto. Ciérrelo y elija Reintentar." /SD IDCANCEL IDRETRY retry_${NAME}
  SetErrorLevel ${STILL_RUNNING}
  Quit
  free_${NAME}:
  FileClose $0
  closed_${NAME}:
!macroend

!macro TellExplorer
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
!macroend

Function .onInit
  ${IfNot} ${RunningX64}
  ${OrIfNot} ${AtLeastWin10}
    MessageBox MB_OK|MB_ICONSTOP "Hilván necesita Windows 10 u 11, de 64 bits." /SD IDOK
    SetErrorLevel 2
    Quit
  ${EndIf}
FunctionEnd

Section
  SetShellVarContext current
  !insertmacro RequireClosed hilvan
  !insertmacro RequireClosed hilvan-consola
  ; A newer version takes the whole place of the old one.
  RMDir /r "$INSTDIR\_internal"
  SetOutPath "$INSTDIR"
  File /r "${FOLDER}/*.*"
  WriteUninstaller "$INSTDIR\${UNINSTALLER}"
  CreateShortCut "${MENU_ENTRY}" "$INSTDIR\hilvan.exe" "" "$INSTDIR\hilvan.exe" 0

  WriteRegStr HKCU "Software\${APPLICATION}" "Folder" "$INSTDIR"
  WriteRegStr HKCU "${CLASSES}\${ENDING}" "" "${KIND}"
  WriteRegStr HKCU "${CLASSES}\${KIND}" "" "Oficina de Hilván"
  WriteRegStr HKCU "${CLASSES}\${KIND}\DefaultIcon" "" "$INSTDIR\hilvan.exe,0"
  WriteRegStr HKCU "${CLASSES}\${KIND}\shell\open\command" "" '"$INSTDIR\hilvan.exe" "%1"'

  WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "Hilván"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\hilvan.exe"
  WriteRegStr HKCU "${UNINSTALL}" "Publisher" "Hilván"
  WriteRegStr HKCU "${UNINSTALL}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\${UNINSTALLER}"'
  WriteRegStr HKCU "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\${UNINSTALLER}" /S'
  WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  WriteRegDWORD HKCU "${UNINSTALL}" "EstimatedSize" $0
  !insertmacro TellExplorer
SectionEnd

Section "Uninstall"
  SetShellVarContext current
  !insertmacro RequireClosed hilvan
  !insertmacro RequireClosed hilvan-consola
  RMDir /r "$INSTDIR\_internal"
  Delete "$INSTDIR\hilvan.exe"
  Delete "$INSTDIR\hilvan-consola.exe"
  Delete "$INSTDIR\${UNINSTALLER}"
  ; Only when it is empty: what somebody else put there stays.
  RMDir "$INSTDIR"
  Delete "${MENU_ENTRY}"
  DeleteRegKey HKCU "${CLASSES}\${KIND}"
  DeleteRegKey HKCU "${CLASSES}\${ENDING}"
  DeleteRegKey HKCU "${UNINSTALL}"
  DeleteRegKey HKCU "Software\${APPLICATION}"
  !insertmacro TellExplorer
SectionEnd
