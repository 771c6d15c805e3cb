/// The evidence bundle: what is in it, how to get it, how to check it without this server.
struct BundlePage: Page {
    static let template = "Trade/bundle"

    let title: String
    let tradeLink: Link
    let downloadPath: String
    /// `12 条记录 · 1 个文件 · 约 3.4 MiB`.
    let size: String
    let contents: [Fact]
    /// `chengxu verify bundle-1024.zip`.
    let command: String
    /// The commands for checking it by tools that nobody here wrote.
    let otherCommands: String

    var place: MenuPlace? { .trades }
}
