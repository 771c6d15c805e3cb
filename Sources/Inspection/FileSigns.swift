import CArchive
import Glibc
import Market

/// Tells archives by their first bytes and by their names.
enum ArchiveSigns {
    private static let beginnings: [[UInt8]] = [
        [0x50, 0x4B, 0x03, 0x04], [0x50, 0x4B, 0x05, 0x06], [0x52, 0x61, 0x72, 0x21, 0x1A, 0x07],
        [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], [0x1F, 0x8B], [0x42, 0x5A, 0x68], [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00],
        [0x28, 0xB5, 0x2F, 0xFD],
    ]
    private static let endings: Set<String> = [
        "zip", "rar", "7z", "tar", "gz", "tgz", "bz2", "xz", "zst", "jar", "war", "ear", "apk", "aab", "ipa", "nupkg", "whl",
        "phar", "wgt", "crx", "vsix", "iso", "cab",
    ]

    static func beginsLikeArchive(_ bytes: some Collection<UInt8>) -> Bool {
        beginnings.contains { bytes.starts(with: $0) }
    }

    static func isArchive(_ path: EntryPath, _ text: ScannedText) -> Bool {
        endings.contains(path.ending) && beginsLikeArchive(text.bytes)
    }
}

/// Tells files for machines by their first bytes.
///
/// Source: the formats' own manuals: ELF, PE/COFF, Mach-O, JVM class files (JVMS 4.1), DEX, WebAssembly.
enum BinarySigns {
    static func kind(of path: EntryPath, _ text: ScannedText) -> BinaryKind? {
        let head = Array(text.bytes.prefix(8))
        if head.starts(with: [0x7F, 0x45, 0x4C, 0x46]) { return path.ending == "o" ? .objectCode : .elf }
        if head.starts(with: [0x4D, 0x5A]), text.measure.zeros > 0 { return .windows }
        if head.starts(with: [0x64, 0x65, 0x78, 0x0A]) { return .dalvik }
        if head.starts(with: [0x00, 0x61, 0x73, 0x6D]) { return .webAssembly }
        if head.starts(with: [0xCA, 0xFE, 0xBA, 0xBE]) { return path.ending == "class" ? .javaClass : .machO }
        if [[0xFE, 0xED, 0xFA, 0xCE], [0xFE, 0xED, 0xFA, 0xCF], [0xCE, 0xFA, 0xED, 0xFE], [0xCF, 0xFA, 0xED, 0xFE]]
            .contains(where: { head.starts(with: $0) })
        {
            return .machO
        }
        if head.starts(with: Array("!<arch>".utf8)) { return .objectCode }
        switch path.ending {
        case "pyc", "pyo": return .pythonCode
        case "obj", "lib": return text.measure.zeros > 0 ? .objectCode : nil
        default: return nil
        }
    }
}

/// Tells source that a person cannot read.
enum ProtectionSigns {
    static func mark(of language: ProgrammingLanguage, _ text: ScannedText) -> ProtectionMark? {
        if language == .php {
            let head = text.head(bytesMax: 4_096)
            if head.contains("ionCube") || head.contains("ioncube_") { return .ionCube }
            if head.contains("sg_load") || head.contains("SourceGuardian") { return .sourceGuardian }
            if head.contains("<?php @Zend;") || head.hasPrefix("Zend\u{0}") { return .zendGuard }
            if text.has("eval("), text.has("gzinflate(") || text.has("base64_decode(") || text.has("str_rot13(") {
                if text.measure.longest_line > 500 { return .packed }
            }
        }
        if language == .javascript || language == .typescript {
            if text.has("eval(function(p,a,c,k,e,") { return .packed }
            if text.places(of: "_0x", max: 40).count == 40 { return .obfuscated }
        }
        if language == .python, text.has("exec("), text.has("__pyarmor__") || text.has("marshal.loads(") { return .packed }
        switch language {
        case .javascript, .typescript, .css, .php, .python, .java, .lua:
            let average = text.bytes.count / max(1, text.measure.lines + 1)
            if text.bytes.count > 2_048, average > 500 { return isEven(text) ? .evenLetters : .minified }
            return nil
        default: return text.bytes.count > 8_192 && text.measure.longest_line > 4_096 && isEven(text) ? .evenLetters : nil
        }
    }

    /// Whether the visible letters are spread as evenly as in base64: more than 5.75 bits of 6 in each.
    private static func isEven(_ text: ScannedText) -> Bool {
        let all = Double(text.measure.ascii)
        guard all > 2_048, text.measure.ascii * 10 > text.bytes.count * 9 else { return false }
        var bits = 0.0
        withUnsafeBytes(of: text.measure.counts) { raw in
            for count in raw.bindMemory(to: Int.self) where count > 0 {
                let share = Double(count) / all
                bits -= share * log2(share)
            }
        }
        return bits > 5.75
    }
}
