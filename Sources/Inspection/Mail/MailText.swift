import CArchive
import Market

/// Texts of e-mails as people read them.
enum MailText {
    /// Bytes in a character set; what cannot be read so is tried as UTF-8 and as GB 18030, and at last letter by letter.
    static func read(_ bytes: [UInt8], charset: String) -> String {
        if let text = String(validating: bytes, as: UTF8.self),
            charset.isEmpty || ["utf-8", "utf8", "us-ascii"].contains(charset.lowercased())
        {
            return text
        }
        let set: String =
            switch charset.lowercased() {
            // GB 18030 holds both, and mails that name the smaller ones use the larger.
            case "gb2312", "gbk", "gb_2312-80", "x-gbk", "cp936": "GB18030"
            case "": "GB18030"
            default: charset
            }
        return convert(bytes, from: set) ?? String(validating: bytes, as: UTF8.self) ?? ChineseText.read(bytes)
            ?? String(String.UnicodeScalarView(bytes.map { UnicodeScalar($0) }))
    }

    private static func convert(_ bytes: [UInt8], from set: String) -> String? {
        guard set.utf8.count <= 40, set.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "/") }) else { return nil }
        let conversion = iconv_open("UTF-8", set)
        guard Int(bitPattern: conversion) != -1 else { return nil }
        defer { iconv_close(conversion) }
        var input = bytes.map { CChar(bitPattern: $0) }
        var output = [CChar](repeating: 0, count: bytes.count * 4 + 8)
        let written: Int? = input.withUnsafeMutableBufferPointer { input in
            output.withUnsafeMutableBufferPointer { output in
                var (from, to) = (input.baseAddress, output.baseAddress)
                var (fromLeft, toLeft) = (input.count, output.count)
                return iconv(conversion, &from, &fromLeft, &to, &toLeft) == -1 ? nil : output.count - toLeft
            }
        }
        return written.flatMap { String(validating: output[..<$0].map { UInt8(bitPattern: $0) }, as: UTF8.self) }
    }

    /// One line without control characters, no longer than a field may be.
    static func field(_ text: String) -> String {
        let scalars = text.unicodeScalars.map { isControl($0) ? " " : $0 }
        return String(String(String.UnicodeScalarView(scalars)).prefix(MailReading.Limits.fieldCharactersMax))
    }

    /// Without control characters but line ends and tabs.
    static func clean(_ text: String) -> String {
        let scalars = text.unicodeScalars.filter { !isControl($0) || $0 == "\n" || $0 == "\t" }
        return String(String.UnicodeScalarView(scalars))
    }

    /// Line ends are `\n` alone here; what turns the direction of writing could make a text look like another.
    private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.generalCategory == .control || (0x202A...0x202E).contains(scalar.value)
            || (0x2066...0x2069).contains(scalar.value)
    }

    /// The words of a page, for mails that have no plain text: tags go, lines stay.
    static func plain(ofHTML html: String) -> String {
        var text = ""
        var rest = html[...]
        while let open = rest.firstIndex(of: "<") {
            text += rest[..<open]
            let tag = rest[open...].dropFirst().prefix(12).lowercased()
            rest = rest[open...]
            for hidden in ["style", "script", "head"] where tag.hasPrefix(hidden) {
                rest = rest.firstRange(of: "</\(hidden)").map { rest[$0.lowerBound...] } ?? ""
            }
            guard let close = rest.firstIndex(of: ">") else { return text }
            if ["br", "p>", "/p", "/div", "/tr", "/li", "/h"].contains(where: tag.hasPrefix) { text += "\n" }
            rest = rest[rest.index(after: close)...]
        }
        text += rest
        for (name, letter) in [("&nbsp;", " "), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")] {
            text = text.split(separator: name, omittingEmptySubsequences: false).joined(separator: letter)
        }
        return text
    }
}
