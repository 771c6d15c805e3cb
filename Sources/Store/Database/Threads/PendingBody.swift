/// A body on its way to a database thread, with its caller waiting.
struct PendingBody: Sendable {
    enum Place { case inTransaction, outsideTransaction }

    let place: Place
    /// Runs the body; what it returns tells the caller of its success.
    let run: @Sendable (any Connection) throws -> @Sendable () -> Void
    /// Tells the caller of a failure.
    let fail: @Sendable (any Error) -> Void
}

extension JobQueue where Job == PendingBody {
    /// Hands `body` to the threads of this queue and waits for what comes of it.
    func perform<T: Sendable>(
        _ place: PendingBody.Place, _ body: @escaping @Sendable (any Connection) throws -> T
    ) async throws -> T {
        try await withCheckedThrowingContinuation { (caller: CheckedContinuation<T, any Error>) in
            let pending = PendingBody(
                place: place,
                run: { connection in
                    let value = try body(connection)
                    return { caller.resume(returning: value) }
                },
                fail: { caller.resume(throwing: $0) })
            do throws(StoreFailure) {
                try submit(pending)
            } catch {
                caller.resume(throwing: error)
            }
        }
    }
}
