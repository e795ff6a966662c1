;; The two loops that take nearly all the time of learning, four classes at a time.
;;
;; The line at address 0 holds one number for each class (f32, padded to whole blocks of 64 bytes).
;; The entries of a row lie one behind the other, eight bytes each: the address of the line of weights
;; that its column has (i32), and its value there (f32). A row has at least one.
(module
  (import "svm" "memory" (memory 1))
  ;; Length of a line in bytes.
  (import "svm" "line" (global $line i32))

  ;; The line becomes the sum of the row's lines of weights, each times its value.
  (func (export "readMargins") (param $row i32) (param $end i32)
    (local $block i32) (local $entry i32) (local $weights i32) (local $value v128)
    (local $a v128) (local $b v128) (local $c v128) (local $d v128)
    (loop $blocks
      (local.set $a (v128.const i32x4 0 0 0 0))
      (local.set $b (v128.const i32x4 0 0 0 0))
      (local.set $c (v128.const i32x4 0 0 0 0))
      (local.set $d (v128.const i32x4 0 0 0 0))
      (local.set $entry (local.get $row))
      (loop $entries
        (local.set $weights (i32.add (i32.load (local.get $entry)) (local.get $block)))
        (local.set $value (v128.load32_splat offset=4 (local.get $entry)))
        (local.set $a (f32x4.add (local.get $a)
          (f32x4.mul (local.get $value) (v128.load (local.get $weights)))))
        (local.set $b (f32x4.add (local.get $b)
          (f32x4.mul (local.get $value) (v128.load offset=16 (local.get $weights)))))
        (local.set $c (f32x4.add (local.get $c)
          (f32x4.mul (local.get $value) (v128.load offset=32 (local.get $weights)))))
        (local.set $d (f32x4.add (local.get $d)
          (f32x4.mul (local.get $value) (v128.load offset=48 (local.get $weights)))))
        (br_if $entries (i32.lt_u
          (local.tee $entry (i32.add (local.get $entry) (i32.const 8)))
          (local.get $end))))
      (v128.store (local.get $block) (local.get $a))
      (v128.store offset=16 (local.get $block) (local.get $b))
      (v128.store offset=32 (local.get $block) (local.get $c))
      (v128.store offset=48 (local.get $block) (local.get $d))
      (br_if $blocks (i32.lt_u
        (local.tee $block (i32.add (local.get $block) (i32.const 64)))
        (global.get $line)))))

  ;; Adds the line, times the row's values, to the row's lines of weights.
  (func (export "takeSteps") (param $row i32) (param $end i32)
    (local $block i32) (local $entry i32) (local $weights i32) (local $value v128)
    (local $a v128) (local $b v128) (local $c v128) (local $d v128)
    (loop $blocks
      (local.set $a (v128.load (local.get $block)))
      (local.set $b (v128.load offset=16 (local.get $block)))
      (local.set $c (v128.load offset=32 (local.get $block)))
      (local.set $d (v128.load offset=48 (local.get $block)))
      ;; In later passes most classes stay where they are.
      (if (v128.any_true (v128.or
          (v128.or (local.get $a) (local.get $b))
          (v128.or (local.get $c) (local.get $d))))
        (then
          (local.set $entry (local.get $row))
          (loop $entries
            (local.set $weights (i32.add (i32.load (local.get $entry)) (local.get $block)))
            (local.set $value (v128.load32_splat offset=4 (local.get $entry)))
            (v128.store (local.get $weights) (f32x4.add (v128.load (local.get $weights))
              (f32x4.mul (local.get $value) (local.get $a))))
            (v128.store offset=16 (local.get $weights) (f32x4.add (v128.load offset=16 (local.get $weights))
              (f32x4.mul (local.get $value) (local.get $b))))
            (v128.store offset=32 (local.get $weights) (f32x4.add (v128.load offset=32 (local.get $weights))
              (f32x4.mul (local.get $value) (local.get $c))))
            (v128.store offset=48 (local.get $weights) (f32x4.add (v128.load offset=48 (local.get $weights))
              (f32x4.mul (local.get $value) (local.get $d))))
            (br_if $entries (i32.lt_u
              (local.tee $entry (i32.add (local.get $entry) (i32.const 8)))
              (local.get $end))))))
      (br_if $blocks (i32.lt_u
        (local.tee $block (i32.add (local.get $block) (i32.const 64)))
        (global.get $line))))))
