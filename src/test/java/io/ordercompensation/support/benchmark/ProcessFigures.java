package io.ordercompensation.support.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/** What Linux knows of a process. */
public final class ProcessFigures {

    private static final long KIB_PER_MIB = 1024;

    /** G1 tells of its heap, the serial collector of two generations. */
    private static final Pattern USED = Pattern.compile("(?:heap|generation)\\s+total \\d+K, used (\\d+)K");

    private ProcessFigures() {}

    /** User and system time since the process began. */
    static Duration cpu(long pid) {
        return ProcessHandle.of(pid)
                .flatMap(process -> process.info().totalCpuDuration())
                .orElse(Duration.ZERO);
    }

    /** The most memory that the process has ever held, in MiB; -1 where the system does not tell. */
    public static long peakMemory(long pid) {
        Path status = Path.of("/proc", Long.toString(pid), "status");
        if (Files.notExists(status)) {
            return -1;
        }
        try {
            List<String> lines = Files.readAllLines(status);
            return lines.stream()
                    .filter(line -> line.startsWith("VmHWM:"))
                    .map(line -> Long.parseLong(line.replaceAll("\\D", "")) / KIB_PER_MIB)
                    .findFirst()
                    .orElse(-1L);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The heap that a JVM uses, garbage included, in MiB; -1 if it does not tell. */
    static long heap(long pid) {
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        try {
            Process asked = new ProcessBuilder(jcmd, Long.toString(pid), "GC.heap_info")
                    .redirectErrorStream(true)
                    .start();
            String answer = new String(asked.getInputStream().readAllBytes());
            long used = USED.matcher(answer)
                    .results()
                    .mapToLong(part -> Long.parseLong(part.group(1)))
                    .sum();
            return used == 0 ? -1 : used / KIB_PER_MIB;
        } catch (IOException e) {
            return -1;
        }
    }
}
