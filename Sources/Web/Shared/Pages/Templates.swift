import Foundation
import Mustache

/// The templates of the pages, compiled once for each language.
///
/// Before compiling, these places are filled: `[[key]]` with the text from the catalogue, `[[asset:site.css]]` with
/// the asset's address, `[[icon:pay]]` with a picture from the sprite. So a page costs no look-up of strings, and a
/// missing key is found at the start. A template is named after its file, `Trade/trade`; one whose file name begins
/// with `_` is a partial.
struct Templates: Sendable {
    private let chinese: MustacheLibrary
    private let english: MustacheLibrary

    /// The templates that are shipped with this program; a broken one stops the start with its name.
    static let shipped: Templates = {
        MustacheContentTypes.register(FastHTML(), named: FastHTML.name)
        do {
            let sources = try Self.sources(Resources.folder("templates"))
            return try Templates(sources: sources, catalogue: .shipped, assets: .shipped)
        } catch {
            preconditionFailure("The templates could not be read: \(error)")
        }
    }()

    /// A place in a template that nothing fills.
    struct Broken: Error, CustomStringConvertible {
        let template: String
        let reason: String
        var description: String { "\(template): \(reason)" }
    }

    init(sources: [String: String], catalogue: Catalogue, assets: Assets) throws {
        var libraries: [Language: MustacheLibrary] = [:]
        for language in Language.allCases {
            var library = MustacheLibrary()
            for (name, source) in sources {
                let filled = try Self.fill(source, of: name, language, catalogue, assets)
                do {
                    try library.register("{{% CONTENT_TYPE:\(FastHTML.name)}}" + filled, named: name)
                    // A partial sees what surrounds it; sent alone it needs a template that opens its model first.
                    let alone = "{{% CONTENT_TYPE:\(FastHTML.name)}}{{#page}}{{>\(name)}}{{/page}}"
                    if name.contains("/_") { try library.register(alone, named: name + Self.aloneSuffix) }
                } catch {
                    throw Broken(template: name, reason: "\(error)")
                }
            }
            libraries[language] = library
        }
        guard let chinese = libraries[.zh], let english = libraries[.en] else { preconditionFailure("two languages") }
        self.chinese = chinese
        self.english = english
    }

    /// A whole page.
    func render(_ page: some Page, _ frame: Frame) -> String {
        let library = frame.language == .zh ? chinese : english
        let named = Named.value(frame)
        guard let body = library.render(Named(["frame": named, "page": Named.value(page)]), withTemplate: type(of: page).template),
            let text = library.render(Named(["frame": named, "body": body]), withTemplate: "Shared/_layout")
        else { preconditionFailure("There is no template \(type(of: page).template)") }
        return text
    }

    /// A part of a page, such as one entry of a timeline that is sent live.
    func fragment(_ name: String, _ model: some Sendable, _ frame: Frame) -> String {
        let library = frame.language == .zh ? chinese : english
        let root = Named(["frame": Named.value(frame), "page": Named.value(model)])
        guard let text = library.render(root, withTemplate: name + Self.aloneSuffix) else {
            preconditionFailure("There is no template \(name)")
        }
        return text
    }

    /// What the name of a partial ends in where it is a piece of its own.
    private static let aloneSuffix = "#alone"

    /// All templates of a folder by name, without the indentation of their lines.
    static func sources(_ folder: URL) throws -> [String: String] {
        var sources: [String: String] = [:]
        let rooms = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
        for room in rooms {
            for file in try FileManager.default.contentsOfDirectory(at: room, includingPropertiesForKeys: nil)
            where file.pathExtension == "mustache" {
                let name = room.lastPathComponent + "/" + file.deletingPathExtension().lastPathComponent
                let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
                let text = lines.map { $0.trimmingPrefix { $0 == " " } }.joined(separator: "\n")
                // Partials see what surrounds them; a page is rendered with its model.
                let isPartial = file.lastPathComponent.hasPrefix("_")
                sources[name] = isPartial ? text : "{{#page}}" + text + "{{/page}}"
            }
        }
        return sources
    }

    private static func fill(
        _ source: String, of template: String, _ language: Language, _ catalogue: Catalogue, _ assets: Assets
    ) throws -> String {
        var filled = ""
        var rest = source[...]
        while let open = rest.firstRange(of: "[[") {
            filled += rest[..<open.lowerBound]
            guard let close = rest[open.upperBound...].firstRange(of: "]]") else {
                throw Broken(template: template, reason: "[[ is not closed")
            }
            let place = rest[open.upperBound..<close.lowerBound]
            filled += try text(of: place, language, catalogue, assets, template)
            rest = rest[close.upperBound...]
        }
        return filled + rest
    }

    private static func text(
        of place: Substring, _ language: Language, _ catalogue: Catalogue, _ assets: Assets, _ template: String
    ) throws -> String {
        if place.hasPrefix("asset:") {
            guard let asset = assets[String(place.dropFirst(6))] else {
                throw Broken(template: template, reason: "there is no asset \(place.dropFirst(6))")
            }
            return asset.path
        }
        if place.hasPrefix("icon:") { return icon(String(place.dropFirst(5)), assets) }
        guard let text = catalogue.text(String(place), language) else {
            throw Broken(template: template, reason: "the string \(place) is not in the catalogue")
        }
        return FastHTML().escapeText(text)
    }

    /// A picture of the sprite; a name in braces is filled when the page is shown.
    private static func icon(_ name: String, _ assets: Assets) -> String {
        let sprite = assets["icons.svg"]?.path ?? ""
        return "<svg class=\"icon\" aria-hidden=\"true\"><use href=\"\(sprite)#\(name)\"/></svg>"
    }
}

/// Escapes text for HTML byte by byte; the template library's own escaping goes by characters and is many times slower.
struct FastHTML: MustacheContentType {
    static let name = "CHENGXU"

    func escapeText(_ text: String) -> String {
        var text = text
        return text.withUTF8 { bytes in
            guard let first = bytes.firstIndex(where: Self.isSpecial) else { return nil }
            var escaped: [UInt8] = []
            escaped.reserveCapacity(bytes.count + 32)
            escaped.append(contentsOf: bytes[..<first])
            for byte in bytes[first...] {
                switch byte {
                case UInt8(ascii: "<"): escaped.append(contentsOf: "&lt;".utf8)
                case UInt8(ascii: ">"): escaped.append(contentsOf: "&gt;".utf8)
                case UInt8(ascii: "&"): escaped.append(contentsOf: "&amp;".utf8)
                case UInt8(ascii: "\""): escaped.append(contentsOf: "&quot;".utf8)
                case UInt8(ascii: "'"): escaped.append(contentsOf: "&#39;".utf8)
                default: escaped.append(byte)
                }
            }
            return String(decoding: escaped, as: UTF8.self)
        } ?? text
    }

    private static func isSpecial(_ byte: UInt8) -> Bool {
        byte == 0x3C || byte == 0x3E || byte == 0x26 || byte == 0x22 || byte == 0x27
    }
}
