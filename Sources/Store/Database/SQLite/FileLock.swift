import Glibc
import Synchronization

/// The right to serve one file, held by this process until it is released or the process ends, however it ends.
final class FileLock: Sendable {
    private let descriptor: Mutex<Int32?>

    /// Takes the lock of the file at `path`, which stands in a file of its own beside it.
    /// - Throws: ``StoreFailure/alreadyServed(path:)`` where another holder has it.
    init(besides path: String) throws(StoreFailure) {
        let lockPath = Self.realPath(path) + "-lock"
        let opened = open(lockPath, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard opened >= 0 else {
            throw .unavailable("the lock file \(lockPath) cannot be opened: \(String(cString: strerror(errno)))")
        }
        guard flock(opened, LOCK_EX | LOCK_NB) == 0 else {
            Glibc.close(opened)
            throw .alreadyServed(path: path)
        }
        descriptor = Mutex(opened)
    }

    deinit {
        release()
    }

    /// The path without symbolic links, so that two names of one file have one lock; the path itself while there is no file.
    private static func realPath(_ path: String) -> String {
        guard let resolved = realpath(path, nil) else { return path }
        defer { free(resolved) }
        return String(cString: resolved)
    }

    /// Lets another process serve the file. The lock file itself stays: removing it would let two processes lock two files.
    func release() {
        descriptor.withLock { descriptor in
            if let open = descriptor {
                // A process that is being started at this moment shares the descriptor until it becomes another program;
                // closing alone would leave it the lock for that long.
                flock(open, LOCK_UN)
                Glibc.close(open)
            }
            descriptor = nil
        }
    }
}
