extension OffPlatformGuard {
    /// What the text in a code leads to: to write to somebody, to pay somebody, to a shop. Empty for what is honest, such as the
    /// address of a demonstration or a login of the software.
    package static func findings(inCode payload: String) -> [OffPlatformFinding] {
        let isGoal = Links.goal(of: payload) != nil
        guard isGoal || !findings(in: payload).isEmpty else { return [] }
        return [OffPlatformFinding(kind: .codePicture, span: 0..<0, confidence: isGoal ? .certain : .likely)]
    }
}
