package io.ordercompensation.support.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;

/** What the threads of the product's process did on the processor, as its flight recorder saw it. */
final class Profile {

    private static final Path DIRECTORY = Path.of("target", "benchmark", "profile");
    private static final String RECORDING = "benchmark";

    private Profile() {}

    /** The recorder has to run from the start: to load it in the middle of a round would cost the round. */
    static List<String> jvmOptions() {
        return List.of(
                // In /tmp it would leave its files, because the process is killed.
                "-XX:FlightRecorderOptions=repository="
                        + DIRECTORY.resolve("repository").toAbsolutePath(),
                "-XX:StartFlightRecording=name=" + RECORDING + ",settings=profile");
    }

    /**
     * Writes {@code name.jfr} and {@code name.txt}.
     *
     * @param from what was before, the start of the process, is in the recording and not in the text
     */
    static void take(long pid, String name, Instant from, Instant to) throws IOException, InterruptedException {
        Files.createDirectories(DIRECTORY);
        String file = name.replace(' ', '-');
        Path recording = DIRECTORY.resolve(file + ".jfr").toAbsolutePath();
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        Process dump = new ProcessBuilder(
                        jcmd, Long.toString(pid), "JFR.dump", "name=" + RECORDING, "filename=" + recording)
                .redirectErrorStream(true)
                .start();
        String answer = new String(dump.getInputStream().readAllBytes());
        if (dump.waitFor() != 0 || Files.notExists(recording)) {
            throw new IllegalStateException("The flight recorder of process " + pid + " wrote no file: " + answer);
        }
        Files.writeString(DIRECTORY.resolve(file + ".txt"), new ProfileTable(stacks(recording, from, to)).text());
    }

    private static List<List<String>> stacks(Path recording, Instant from, Instant to) throws IOException {
        List<List<String>> stacks = new ArrayList<>();
        try (RecordingFile events = new RecordingFile(recording)) {
            while (events.hasMoreEvents()) {
                RecordedEvent event = events.readEvent();
                // Samples in native code are of another type: nearly all of them wait for an answer.
                if (event.getEventType().getName().equals("jdk.ExecutionSample")
                        && event.getStackTrace() != null
                        && !event.getStartTime().isBefore(from)
                        && !event.getStartTime().isAfter(to)) {
                    stacks.add(event.getStackTrace().getFrames().stream()
                            .map(Profile::method)
                            .toList());
                }
            }
        }
        return stacks;
    }

    private static String method(RecordedFrame frame) {
        return frame.getMethod().getType().getName() + "." + frame.getMethod().getName();
    }
}
