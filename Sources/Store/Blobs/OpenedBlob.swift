import Glibc

/// A stored file as an open descriptor, to be handed to another process. It closes when it goes.
package final class OpenedBlob: Sendable {
    /// The descriptor, at the beginning of the file, closed in programs that are started without being handed it.
    package let descriptor: Int32
    /// How long the file is, in bytes.
    package let sizeBytes: Int64

    init(path: String) throws(StoreFailure) {
        let opened = Glibc.open(path, O_RDONLY | O_CLOEXEC)
        guard opened >= 0 else { throw .file("open", path) }
        var status = stat()
        guard fstat(opened, &status) == 0 else {
            let failure = StoreFailure.file("examine", path)
            Glibc.close(opened)
            throw failure
        }
        descriptor = opened
        sizeBytes = Int64(status.st_size)
    }

    deinit { Glibc.close(descriptor) }
}
