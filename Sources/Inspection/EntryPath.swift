import CArchive
import Synchronization

/// The path of an entry as the archive has it, and as people read it.
struct EntryPath {
    /// As it stands in the archive.
    let bytes: [UInt8]
    /// As text: UTF-8, else GB 18030, in which Chinese Windows packs, else with `\x..` for what is neither.
    let text: String

    init(_ name: UnsafePointer<CChar>?) {
        self.init(bytes: name.map { Array(UnsafeBufferPointer(start: $0, count: strlen($0)).map { UInt8(bitPattern: $0) }) } ?? [])
    }

    init(bytes given: [UInt8]) {
        // `tar` writes `./a` where others write `a`.
        var bytes = given[...]
        while bytes.starts(with: [0x2E, 0x2F]) { bytes = bytes.dropFirst(2) }
        self.init(plain: Array(bytes))
    }

    private init(plain bytes: [UInt8]) {
        self.bytes = bytes
        text = String(validating: bytes, as: UTF8.self) ?? ChineseText.read(bytes) ?? Self.escaped(bytes)
    }

    /// The folders above the file.
    var folders: [Substring] { Array(parts.dropLast()) }
    /// The file's own name.
    var name: String { parts.last.map(String.init) ?? "" }
    /// The name's ending without its dot, in lower case.
    var ending: String {
        let name = name
        guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return "" }
        return name[name.index(after: dot)...].lowercased()
    }

    /// Whether it begins at a root or leads out of its folder.
    var isUnsafe: Bool {
        text.hasPrefix("/") || text.hasPrefix("\\") || text.dropFirst().hasPrefix(":")
            || text.split(whereSeparator: { $0 == "/" || $0 == "\\" }).contains("..")
    }

    private var parts: [Substring] { text.split(whereSeparator: { $0 == "/" || $0 == "\\" }) }

    private static func escaped(_ bytes: [UInt8]) -> String {
        bytes.map { byte in
            (0x20..<0x7F).contains(byte) ? String(UnicodeScalar(byte)) : "\\x" + String(byte, radix: 16)
        }.joined()
    }
}

/// Reads bytes as GB 18030. The table of the conversion is loaded once, before the process is confined.
enum ChineseText {
    // The handle is used only inside the lock that holds it, so by one thread at a time.
    private struct Conversion: @unchecked Sendable {
        let handle: iconv_t
    }

    private static let conversion = Mutex(Conversion(handle: iconv_open("UTF-8", "GB18030")))

    /// Loads the table.
    static func prepare() { _ = read([0xD6, 0xD0]) }

    /// Nil if the bytes are not GB 18030, or the system has no table for it.
    static func read(_ bytes: [UInt8]) -> String? {
        conversion.withLock { conversion in
            guard Int(bitPattern: conversion.handle) != -1 else { return nil }
            var input = bytes.map { CChar(bitPattern: $0) }
            var output = [CChar](repeating: 0, count: bytes.count * 4 + 8)
            let written: Int? = input.withUnsafeMutableBufferPointer { input in
                output.withUnsafeMutableBufferPointer { output in
                    var from = input.baseAddress
                    var to = output.baseAddress
                    var fromLeft = input.count
                    var toLeft = output.count
                    iconv(conversion.handle, nil, nil, nil, nil)
                    let result = iconv(conversion.handle, &from, &fromLeft, &to, &toLeft)
                    return result == -1 ? nil : output.count - toLeft
                }
            }
            guard let written else { return nil }
            return String(validating: output[..<written].map { UInt8(bitPattern: $0) }, as: UTF8.self)
        }
    }
}
