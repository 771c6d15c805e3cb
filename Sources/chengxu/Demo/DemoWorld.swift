import Service

/// A market that people can look at: made by the same commands as everything else.
struct DemoWorld {
    let sandbox: Sandbox

    /// Fills an empty store; leaves any other as it is.
    func fillIfEmpty(_ marketplace: Marketplace) async throws {}

    static let accountLines: [String] = []
}
