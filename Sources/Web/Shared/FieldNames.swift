import HTTPTypes

extension HTTPField.Name {
    /// Where a browser says a request comes from.
    static let secFetchSite = known("Sec-Fetch-Site")
    /// The form token of scripts and programs.
    static let formToken = known("X-CSRF-Token")
    /// A client's own name for one command, so that a repeated request is carried out once.
    static let idempotencyKey = known("Idempotency-Key")
    /// The last event a reconnecting live page has seen.
    static let lastEventID = known("Last-Event-ID")
    static let permissionsPolicy = known("Permissions-Policy")
    static let referrerPolicy = known("Referrer-Policy")
    static let robotsTag = known("X-Robots-Tag")
    static let crossOriginOpenerPolicy = known("Cross-Origin-Opener-Policy")
    /// Tells a proxy in front not to hold back a live stream.
    static let accelBuffering = known("X-Accel-Buffering")

    private static func known(_ name: String) -> Self {
        guard let field = Self(name) else { preconditionFailure("\(name) is no field name") }
        return field
    }
}
