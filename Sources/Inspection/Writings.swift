import Market

/// Tells lists of dependencies by their names, and reads what they say of the product itself.
enum Manifests {
    static func kind(of path: EntryPath, _ text: ScannedText) -> ManifestKind? {
        switch path.name.lowercased() {
        case "package.json": .npm
        case "composer.json": .composer
        case "requirements.txt", "pyproject.toml", "pipfile", "setup.py": .pip
        case "pom.xml": .maven
        case "build.gradle", "build.gradle.kts": .gradle
        case "go.mod": .goModule
        case "cargo.toml": .cargo
        case "gemfile": .bundler
        case "package.swift": .swiftPackage
        case "pubspec.yaml": .pub
        case "cmakelists.txt": .cmake
        case "podfile": .cocoaPods
        case "project.config.json": .miniProgram
        default: ["csproj", "vbproj", "fsproj"].contains(path.ending) ? .dotnet : nil
        }
    }

    /// The product's version, as a manifest at the top of the tree names it.
    static func version(_ kind: ManifestKind, _ text: ScannedText) -> String? {
        switch kind {
        case .npm, .composer: value(ofMember: "\"version\"", text)
        case .cargo, .pip: value(ofKey: "version", separator: "=", text)
        case .pub: value(ofKey: "version", separator: ":", text)
        case .maven: element("<version>", text)
        case .dotnet: element("<Version>", text)
        case .gradle, .goModule, .bundler, .swiftPackage, .cmake, .cocoaPods, .miniProgram: nil
        }
    }

    /// The product's licence, as a manifest at the top of the tree names it.
    static func licence(_ kind: ManifestKind, _ text: ScannedText) -> String? {
        let found: String? =
            switch kind {
            case .npm, .composer: value(ofMember: "\"license\"", text)
            case .cargo: value(ofKey: "license", separator: "=", text)
            case .pip, .maven, .gradle, .goModule, .bundler, .swiftPackage, .pub, .dotnet, .cmake, .cocoaPods, .miniProgram: nil
            }
        guard let found, LicenceExpression.isWellFormed(found), found != "UNLICENSED", found != "proprietary" else { return nil }
        return found
    }

    /// `"version": "1.2"` of JSON, the first that stands at most two levels deep.
    private static func value(ofMember member: StaticString, _ text: ScannedText) -> String? {
        guard let place = text.find(member) else { return nil }
        let before = text.bytes[..<place]
        let depth = before.count(where: { $0 == UInt8(ascii: "{") }) - before.count(where: { $0 == UInt8(ascii: "}") })
        guard depth == 1 else { return nil }
        let rest = text.lineRest(at: place + member.utf8CodeUnitCount)
        guard let match = rest.firstMatch(of: /^\s*:\s*"([^"]{1,60})"/) else { return nil }
        return String(match.1)
    }

    /// `version = "1.2"` or `version: 1.2` at the beginning of a line.
    private static func value(ofKey key: String, separator: Character, _ text: ScannedText) -> String? {
        for line in text.head(bytesMax: 16_384).split(separator: "\n") where line.hasPrefix(key) {
            let rest = line.dropFirst(key.count).drop { $0 == " " }
            guard rest.first == separator else { continue }
            let value = rest.dropFirst().trimmingPrefix { $0 == " " || $0 == "\"" || $0 == "'" }
                .prefix { !$0.isWhitespace && $0 != "\"" && $0 != "'" && $0 != "+" }
            if (1...60).contains(value.count) { return String(value) }
        }
        return nil
    }

    /// The first `<version>` of XML that is not inside a dependency or a parent.
    private static func element(_ name: StaticString, _ text: ScannedText) -> String? {
        guard let place = text.find(name) else { return nil }
        for inner: StaticString in ["<parent>", "<dependencies>", "<build>"] {
            if let start = text.find(inner), start < place { return nil }
        }
        let value = text.lineRest(at: place + name.utf8CodeUnitCount).prefix { $0 != "<" }
        return (1...60).contains(value.count) && !value.contains("$") ? String(value) : nil
    }
}

/// Tells writings by their names.
enum Documents {
    private static let endings: Set<String> = [
        "", "md", "txt", "html", "htm", "pdf", "doc", "docx", "rst", "adoc", "wps", "rtf", "chm",
    ]

    static func kind(of path: EntryPath) -> DocumentKind? {
        let name = path.name.lowercased()
        func names(_ words: [String]) -> Bool { words.contains { name.contains($0) } }
        if ["yaml", "yml", "json"].contains(path.ending) { return names(["openapi", "swagger", "postman"]) ? .api : nil }
        guard endings.contains(path.ending) else { return nil }
        if name.hasPrefix("readme") || names(["自述", "先看", "必读", "读我"]) { return .readme }
        if names(["install", "deploy", "安装", "部署", "搭建", "环境配置"]) { return .install }
        if names(["api.", "api-", "api_", "openapi", "接口"]) { return .api }
        if names(["changelog", "changes.", "history.", "更新日志", "更新记录", "更新说明"]) { return .changes }
        if names(["manual", "guide", "usage", "tutorial", "使用", "说明", "手册", "教程", "操作指南"]) { return .manual }
        return nil
    }
}
