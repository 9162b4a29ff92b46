@echo off
rem Starts Slipstream on Windows: needs JAVA_HOME or java on the PATH (17 or newer); builds when there is no build.
setlocal
set "HERE=%~dp0"
set "APP=%HERE%slipstream-app\target\slipstream-app.jar"
set "JAVA=java"
if defined JAVA_HOME set "JAVA=%JAVA_HOME%\bin\java"
if exist "%APP%" goto start
echo slipstream: building for the first time; this downloads what it needs and takes a few minutes ... 1>&2
pushd "%HERE%"
call mvnw.cmd -B -q -DskipTests package 1>&2
if errorlevel 1 (
  popd
  echo slipstream: Cannot build: see the messages above. Mend what they say and run the same command again. 1>&2
  exit /b 2
)
popd
:start
set "OPENS=--add-opens=java.base/java.lang=ALL-UNNAMED --add-opens=java.base/java.util=ALL-UNNAMED --add-opens=java.base/java.nio=ALL-UNNAMED --add-opens=java.base/sun.nio.ch=ALL-UNNAMED"
"%JAVA%" %OPENS% -Xmx512m -XX:+UseSerialGC -XX:MaxDirectMemorySize=192m %SLIPSTREAM_JAVA_OPTS% -cp "%APP%" dev.slipstream.app.Main %*
exit /b %ERRORLEVEL%
