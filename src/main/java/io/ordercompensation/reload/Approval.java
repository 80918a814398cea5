package io.ordercompensation.reload;

import io.ordercompensation.reload.check.RejectedException;
import java.io.IOException;

/** Checks that a file is approved by manifest and signature, as far as the operator requires it. */
final class Approval {

    private final Manifest manifest;
    private final Signatures signatures;

    Approval(HotDeployProperties settings) {
        this.manifest = new Manifest(settings.manifest());
        this.signatures = new Signatures(settings.publicKey());
    }

    /** @throws RejectedException if the manifest has another version of the file, or it is not signed */
    void check(FileText file, Folder folder) throws RejectedException {
        manifest.check(file);
        if (signatures.areWanted()) {
            try {
                signatures.check(file, folder.readBeside(file.name(), Signatures.END, Signatures.BYTES));
            } catch (IOException e) {
                throw Signatures.missing("There is no signature beside it that can be read.");
            }
        }
    }
}
