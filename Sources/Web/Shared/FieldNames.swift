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
    // The fields of an upload that comes in pieces. Source: tus resumable upload protocol 1.0.0.
    static let tusResumable = known("Tus-Resumable")
    static let tusVersion = known("Tus-Version")
    static let tusExtension = known("Tus-Extension")
    static let tusMaxSize = known("Tus-Max-Size")
    static let uploadOffset = known("Upload-Offset")
    static let uploadLength = known("Upload-Length")
    static let uploadMetadata = known("Upload-Metadata")
    static let uploadExpires = known("Upload-Expires")
    /// The hash of what is stored. Source: RFC 9530.
    static let reprDigest = known("Repr-Digest")
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
