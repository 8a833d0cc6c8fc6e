//! The style of a drawing that stands alone: the colours of `styles/charts.css` and `styles/tokens.css` of the theme `basis`, for light, dark and paper.

/// Rules for the classes that `svg` writes.
pub(super) const STYLE: &str = r#"svg { --ink: #16211f; --soft: #475653; --paper: #fff; --line: #d2dcd9; --strong: #6c7c78; --look-1: #0b5d57; --look-2: #b8500c; --look-3: #3c1a78; --look-4: #8160c4; --look-5: #6e0d25; --look-6: #80602c; font-family: "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", Arial, sans-serif; }
@media (prefers-color-scheme: dark) { svg { --ink: #e7eeec; --soft: #abbab6; --paper: #101817; --line: #31413e; --strong: #82938f; --look-1: #7dd3c8; --look-2: #f0a45d; --look-3: #fff2c0; --look-4: #a48fe6; --look-5: #b98f73; --look-6: #c9f1ff; } }
@media print { svg { --ink: #000; --soft: #333; --paper: #fff; --line: #b0b0b0; --strong: #666; --look-1: #1a1a1a; --look-2: #6a6a6a; --look-3: #000; --look-4: #767676; --look-5: #303030; --look-6: #585858; } }
.ground { fill: var(--paper); }
text { fill: var(--ink); }
.value, .soft, .inside { font-variant-numeric: tabular-nums lining-nums; }
.soft { fill: var(--soft); }
.strong, .title { font-weight: 700; }
.title { font-size: 20px; }
.inside { fill: var(--paper); }
.look-1 { --look: var(--look-1); } .look-2 { --look: var(--look-2); } .look-3 { --look: var(--look-3); } .look-4 { --look: var(--look-4); } .look-5 { --look: var(--look-5); } .look-6 { --look: var(--look-6); }
.bar, .patch { fill: var(--look); }
.path { fill: none; stroke: var(--look); stroke-width: 2.5px; stroke-linejoin: round; stroke-linecap: round; }
.marker { fill: var(--look); stroke: var(--paper); stroke-width: 1.5px; }
.texture path { fill: none; stroke: var(--paper); stroke-width: 1.5px; }
.texture circle { fill: var(--paper); }
line { stroke: var(--line); stroke-width: 1px; }
.zero { stroke: var(--ink); }
.total { stroke: var(--strong); }
.span { stroke: var(--strong); stroke-width: 3px; }
.target { stroke: var(--ink); stroke-width: 2px; stroke-dasharray: 5 3; }
.target-ground { stroke: var(--paper); stroke-width: 5px; }"#;
