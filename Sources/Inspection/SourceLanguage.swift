import Market

/// Tells the language of a file by its name, and by its first bytes where names are shared.
enum SourceLanguage {
    /// Nil for what is no source: data, pictures, writings.
    static func of(_ path: EntryPath, _ text: ScannedText) -> ProgrammingLanguage? {
        let ending = path.ending
        switch ending {
        case "h", "hh":
            return ["class ", "namespace ", "template<", "template <", "#include <iostream>"].contains { text.has($0) }
                ? .cpp : .c
        case "m": return text.has("@interface") || text.has("@implementation") || text.has("#import") ? .objc : .matlab
        case "inc", "tpl", "phtml": return text.has("<?php") ? .php : (ending == "tpl" ? .html : nil)
        case "ts": return text.startsWith("<?xml") ? nil : .typescript
        case "cls": return text.has("Attribute VB_") ? .visualbasic : nil
        case "bas": return .visualbasic
        case "": return byFirstLine(text)
        default: return byEnding[ending] ?? (text.startsWith("<?php") ? .php : nil)
        }
    }

    private static func byFirstLine(_ text: ScannedText) -> ProgrammingLanguage? {
        if text.startsWith("<?php") { return .php }
        guard text.startsWith("#!") else { return nil }
        let line = text.line(at: 0)
        let interpreters: [(String, ProgrammingLanguage)] = [
            ("python", .python), ("node", .javascript), ("php", .php), ("ruby", .ruby), ("perl", .perl), ("lua", .lua),
            ("pwsh", .powershell), ("Rscript", .r), ("sh", .shell),
        ]
        return interpreters.first { line.contains($0.0) }?.1
    }

    private static let byEnding: [String: ProgrammingLanguage] = [
        "php": .php, "php3": .php, "php5": .php, "java": .java, "jsp": .java, "kt": .kotlin, "kts": .kotlin,
        "js": .javascript, "mjs": .javascript, "cjs": .javascript, "jsx": .javascript, "tsx": .typescript,
        "mts": .typescript, "cts": .typescript, "uts": .typescript, "py": .python, "pyw": .python, "pyx": .python,
        "go": .go, "rs": .rust, "c": .c, "cc": .cpp, "cpp": .cpp, "cxx": .cpp, "hpp": .cpp, "hxx": .cpp, "ino": .cpp,
        "cs": .csharp, "cshtml": .csharp, "razor": .csharp, "vb": .visualbasic, "frm": .visualbasic, "vbs": .visualbasic,
        "swift": .swift, "mm": .objc, "dart": .dart, "rb": .ruby, "erb": .ruby, "pl": .perl, "pm": .perl, "lua": .lua,
        "luau": .luau, "gd": .gdscript, "scala": .scala, "ex": .elixir, "exs": .elixir, "erl": .erlang, "hs": .haskell,
        "r": .r, "jl": .julia, "sh": .shell, "bash": .shell, "zsh": .shell, "ps1": .powershell, "psm1": .powershell,
        "bat": .batch, "cmd": .batch, "sql": .sql, "html": .html, "htm": .html, "xhtml": .html, "css": .css, "scss": .css,
        "less": .css, "sass": .css, "vue": .vue, "nvue": .vue, "svelte": .svelte, "wxml": .wxml, "axml": .wxml,
        "wxss": .wxss, "acss": .wxss, "wxs": .javascript, "ets": .arkts, "sol": .solidity, "asm": .assembly,
        "s": .assembly, "ahk": .autohotkey, "el": .elisp, "vim": .vimscript, "pas": .other, "dpr": .other, "e": .other,
        "f90": .other, "zig": .other, "nim": .other, "clj": .other, "fs": .other, "groovy": .other, "shader": .other,
        "glsl": .other, "hlsl": .other, "as": .other,
    ]
}

/// Tells what others wrote or a tool made: it is counted apart from the seller's own source.
enum SetApart {
    private static let folders: Set<String> = [
        "node_modules", "bower_components", "jspm_packages", "vendor", "vendors", "third_party", "third-party", "thirdparty",
        "3rdparty", "dist", "unpackage", "miniprogram_npm", "pods", "carthage", "deriveddata", ".gradle", ".next", ".nuxt",
        ".output", "__pycache__", ".venv", "venv", "virtualenv", "site-packages", "coverage", "bundle", ".git", ".svn",
        ".hg", ".idea", "__macosx",
    ]
    private static let names: Set<String> = [
        "package-lock.json", "yarn.lock", "pnpm-lock.yaml", "composer.lock", "cargo.lock", "poetry.lock", "gemfile.lock",
        "podfile.lock", ".ds_store", "thumbs.db",
    ]

    static func isSetApart(_ path: EntryPath) -> Bool {
        if path.folders.contains(where: { folders.contains($0.lowercased()) }) { return true }
        let name = path.name.lowercased()
        return names.contains(name) || name.contains(".min.") || name.hasSuffix(".map")
    }
}
