/// What the platform keeps of a member, why and until when; and asking for its erasure.
struct DataPage: Page {
    static let template = "Membership/data"

    /// One trade with how long its record is kept.
    struct Kept: Sendable {
        let title: String
        let path: String
        let phase: String
        let until: String
        let ground: String
    }

    let title: String
    /// `您在……请求删除`; nil while no request is open.
    let requested: String?
    let kept: [Kept]
    let hasKept: Bool
}
